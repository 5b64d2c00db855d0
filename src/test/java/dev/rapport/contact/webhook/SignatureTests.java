package dev.rapport.contact.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls are signed and checked as the Standard Webhooks specification says. */
class SignatureTests {

    /** The example that the specification's own libraries are tested with. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long AT = 1_614_265_330;
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String RIGHT = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static final byte[] KEY = Signature.secret(SECRET).orElseThrow();
    private static final byte[] OTHER =
            Signature.secret("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").orElseThrow();

    @Test
    void theExampleOfTheSpecificationIsSignedAlike() {
        assertThat(Signature.of(KEY, ID, AT, BODY)).isEqualTo(RIGHT);
        assertThat(Signature.fits(List.of(KEY), ID, AT, RIGHT, BODY)).isTrue();
    }

    @Test
    void oneOfSeveralSignaturesAndSecretsIsEnough() {
        var both = "v1,AAAA " + RIGHT + " v2,whatever";
        assertThat(Signature.fits(List.of(OTHER, KEY), ID, AT, both, BODY)).isTrue();
        assertThat(Signature.fits(List.of(OTHER), ID, AT, both, BODY)).isFalse();
    }

    @Test
    void whatWasChangedDoesNotFit() {
        var other = "{\"test\": 2432232315}".getBytes(StandardCharsets.UTF_8);
        assertThat(Signature.fits(List.of(KEY), ID, AT, RIGHT, other)).isFalse();
        assertThat(Signature.fits(List.of(KEY), ID + "x", AT, RIGHT, BODY)).isFalse();
        assertThat(Signature.fits(List.of(KEY), ID, AT + 1, RIGHT, BODY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "v1",
                "v1,",
                "v1,%%%",
                "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1O8=",
                "v1,a v1,b v1,c v1,d v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
            })
    void whatIsNoSignatureDoesNotFit(String signatures) {
        assertThat(Signature.fits(List.of(KEY), ID, AT, signatures, BODY)).isFalse();
    }

    @Test
    void aLongHeaderIsNotLookedAt() {
        assertThat(Signature.fits(List.of(KEY), ID, AT, RIGHT + " " + "v1,x ".repeat(200), BODY))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "short", "whsec_AAAA", "not base64 at all, but long enough to be one"})
    void whatIsNoSecretIsRefused(String written) {
        assertThat(Signature.secret(written)).isEmpty();
    }
}
