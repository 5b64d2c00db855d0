package dev.rapport.contact.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.contact.mail.MimePart.Leaf;
import dev.rapport.platform.CleanText;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What odd and broken mails of others give. */
class OddMailsTests {

    private static OddMails odd;

    @BeforeAll
    static void unpack(@TempDir Path folder) {
        odd = OddMails.unpackedIn(folder);
    }

    @Test
    void everyPartIsThereAsItWasSent() {
        assertThat(odd.names()).hasSize(48);
        var softly = new SoftAssertions();
        for (var name : odd.names())
            softly.assertThat(leaves(odd.mail(name)).map(OddMailsTests::plain).toList())
                    .as(name)
                    .isEqualTo(
                            odd.parts(name).stream().map(bytes -> plain(bytes)).toList());
        softly.assertAll();
    }

    /** How many there are, also within mails that it holds. */
    static int parts(byte[] mail) {
        return (int) leaves(mail).count();
    }

    private static Stream<byte[]> leaves(byte[] mail) {
        return MimeMail.of(mail).root().leaves().flatMap(OddMailsTests::within);
    }

    private static Stream<byte[]> within(Leaf leaf) {
        return leaf.type().equals("message/rfc822") ? leaves(leaf.bytes()) : Stream.of(leaf.bytes());
    }

    private static String plain(byte[] bytes) {
        return new String(bytes, ISO_8859_1).replace("\r\n", "\n");
    }

    @Test
    void everyOneIsReadWithItsWordsAndFiles() {
        for (var name : odd.names()) {
            var heard = MailReading.of(odd.mail(name));
            assertThat(heard.text().isBlank() && heard.parts().isEmpty())
                    .as("%s says nothing", name)
                    .isEqualTo(name.equals("hdr-fakeout"));
            assertThat(CleanText.isFit(heard.text() + heard.heading())).as(name).isTrue();
        }
    }
}
