package dev.rapport.contact.asterisk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an Asterisk says is read within limits, and nobody says another action in a value. */
class AmiLinesTests {

    private static AmiLines said(String text) {
        return new AmiLines(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    @Test
    void readsFieldsWhateverTheirCaseUntilAnEmptyLine() throws IOException {
        var lines = said("Event: Hangup\r\nUNIQUEID:1.2\r\n\r\n\r\nResponse: Success\nActionID: a\n\n");
        var event = lines.message();
        assertThat(event.event()).isEqualTo("hangup");
        assertThat(event.text("Uniqueid")).isEqualTo("1.2");
        assertThat(event.text("Cause")).isEmpty();
        assertThat(lines.message().isAnswerTo("a")).isTrue();
        assertThatExceptionOfType(EOFException.class).isThrownBy(lines::message);
    }

    @Test
    void passesOverWhatIsNoFieldAndKeepsTheFirstOfTwo() throws IOException {
        var event = said("nothing\r\n: empty\r\nEvent: A\r\nEvent: B\r\nName: a:b\u0000\u0007c\td\r\n\r\n")
                .message();
        assertThat(event.event()).isEqualTo("a");
        assertThat(event.text("Name")).isEqualTo("a:bc d");
    }

    @Test
    void readsOfALongLineTheBeginningAndOfManyFieldsTheFirst() throws IOException {
        var text = new StringBuilder("Event: Newchannel\r\nCallerIDNum: ")
                .append("1".repeat(50_000))
                .append("\r\n");
        for (var field = 0; field < 500; field++) text.append("F").append(field).append(": x\r\n");
        var event = said(text + "Uniqueid: too late\r\n\r\n").message();
        assertThat(event.text("CallerIDNum").length()).isLessThan(5_000);
        assertThat(event.fields()).hasSizeLessThan(300);
        assertThat(event.text("Uniqueid")).isEmpty();
    }

    @Test
    void endsWhatNeverEnds() {
        var endless = new AmiLines(new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        });
        assertThatExceptionOfType(IOException.class).isThrownBy(endless::message);
    }

    @Test
    void readsWhatIsNoUtf8() throws IOException {
        var lines = new AmiLines(new ByteArrayInputStream(
                new byte[] {'E', 'v', 'e', 'n', 't', ':', (byte) 0xff, (byte) 0xc0, '\n', '\n'}));
        assertThat(lines.message().event()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1\r\nAction: Command\r\nCommand: core stop now",
                "1\nAction: Originate",
                "1\rx",
                "1\u0000",
                "1\u0085x",
                "1\u2028x"
            })
    void aValueIsOneLine(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AmiAction.of("Originate", "a").with("Exten", value));
    }
}
