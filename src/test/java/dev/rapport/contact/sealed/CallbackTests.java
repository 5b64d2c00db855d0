package dev.rapport.contact.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform publishes as examples is read, and nothing else that looks like it. */
class CallbackTests {

    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final String APP = "wxb11529c136998cb6";
    private static final String TEXT = "我是中文abcd123";
    private static final String SEALED =
            "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==";
    private static final String SIGNATURE = "82c962d39941aa48552f90ef55aa323dc620cc10";

    /** What is missing of 64 bytes. */
    private static final byte FILL = 7;

    private static final byte[] RANDOM = bytes("aaaabbbbccccdddd");

    private final CallbackSeal seal = of(APP);

    private static CallbackSeal of(String receiver) {
        return CallbackSeal.of("pamtest", KEY, receiver).orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void thePublishedExampleIsSealedAndOpened() {
        assertThat(seal.seal(RANDOM, bytes(TEXT))).isEqualTo(SEALED);
        assertThat(seal.open(SEALED)).hasValue(bytes(TEXT));
    }

    @Test
    void thePublishedExampleIsSigned() {
        assertThat(seal.signature("1409304348", "xxxxxx", SEALED)).isEqualTo(SIGNATURE);
        assertThat(seal.isSigned(SIGNATURE, "1409304348", "xxxxxx", SEALED)).isTrue();
        assertThat(seal.isSigned(SIGNATURE, "1409304349", "xxxxxx", SEALED)).isFalse();
        assertThat(seal.isSigned(SIGNATURE, "1409304348", "xxxxxy", SEALED)).isFalse();
        assertThat(seal.isSigned(SIGNATURE.toUpperCase(java.util.Locale.ROOT), "1409304348", "xxxxxx", SEALED))
                .isFalse();
        assertThat(seal.isSigned("", "1409304348", "xxxxxx", SEALED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wxb11529c136998cb7", "", "wxb11529c136998cb", "wxb11529c136998cb6 "})
    void whatIsForSomebodyElseIsRefused(String receiver) {
        assertThat(of(receiver).open(SEALED)).isEmpty();
    }

    @Test
    void whatIsCutOrChangedIsRefused() {
        var whole = Base64.getDecoder().decode(SEALED);
        for (var length = 0; length < whole.length; length++)
            assertThat(seal.open(Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(whole, length))))
                    .as("the first %d bytes", length)
                    .isEmpty();
        assertThat(seal.open("%%%")).isEmpty();
        assertThat(seal.open(SEALED.replace("jn1L", "jn1l" + "****"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0x7FFFFFF0, 1_000, 45})
    void aLengthThatCannotBeIsRefused(int length) throws GeneralSecurityException {
        assertThat(seal.open(raw(bytes(TEXT).length, bytes(TEXT + APP), FILL, FILL)))
                .hasValue(bytes(TEXT));
        assertThat(seal.open(raw(length, bytes(TEXT + APP), FILL, FILL))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, -1, 33, 11, 64, 127})
    void fillingThatCannotBeIsRefused(byte last) throws GeneralSecurityException {
        assertThat(seal.open(raw(bytes(TEXT).length, bytes(TEXT + APP), FILL, last)))
                .isEmpty();
    }

    @Test
    void textsOfEveryLengthComeBack() {
        for (var length = 0; length < 200; length++) {
            var text = bytes("x".repeat(length));
            assertThat(seal.open(seal.seal(RANDOM, text))).hasValue(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", KEY + "A", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEF=", KEY + "="})
    void aKeyThatIsNoneIsRefused(String key) {
        assertThat(CallbackSeal.of("token", key, APP)).isEmpty();
    }

    private static String raw(int length, byte[] text, int fill, byte last) throws GeneralSecurityException {
        var plain = ByteBuffer.allocate(20 + text.length + fill)
                .put(RANDOM)
                .putInt(length)
                .put(text);
        while (plain.hasRemaining()) plain.put(plain.remaining() == 1 ? last : (byte) fill);
        var key = Base64.getDecoder().decode(KEY + "=");
        var cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
        return Base64.getEncoder().encodeToString(cipher.doFinal(plain.array()));
    }

    @Test
    void whatThePlatformWritesIsRead() {
        var read = CallbackXml.read(bytes("""
                <xml><ToUserName><![CDATA[ww1]]></ToUserName>
                <Event><![CDATA[kf_msg_or_event]]></Event><Item><Event>within</Event></Item>
                <Name>A &amp; <![CDATA[B]]></Name><Empty/></xml>"""));
        assertThat(read)
                .hasValueSatisfying(texts -> assertThat(texts)
                        .containsEntry("ToUserName", "ww1")
                        .containsEntry("Event", "kf_msg_or_event")
                        .containsEntry("Name", "A & B")
                        .containsEntry("Empty", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<xml><Encrypt>a</Encrypt>",
                "<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>",
                "<!DOCTYPE xml><xml><Encrypt>a</Encrypt></xml>",
                "<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><xml><Encrypt>&a;</Encrypt></xml>",
                "<!DOCTYPE xml [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">]><xml><Encrypt>&b;</Encrypt></xml>",
                "<xml><Encrypt>&unknown;</Encrypt></xml>",
                "<xml><Encrypt>a</Encrypt></xml><xml/>"
            })
    void whatThePlatformNeverWritesIsNothing(String xml) {
        assertThat(CallbackXml.read(bytes(xml))).isEmpty();
    }

    @Test
    void deepAndManyElementsAreNothing() {
        assertThat(CallbackXml.read(bytes("<a>".repeat(5_000) + "</a>".repeat(5_000))))
                .isEmpty();
        var many = new StringBuilder("<xml>");
        for (var number = 0; number < 200; number++)
            many.append("<n").append(number).append("/>");
        assertThat(CallbackXml.read(bytes(many.append("</xml>").toString()))).isEmpty();
    }
}
