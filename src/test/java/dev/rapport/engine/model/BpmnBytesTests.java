package dev.rapport.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Refused;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as editors and people write them. */
class BpmnBytesTests {

    private static final String TEXT = "<?xml version=\"1.0\" encoding=\"%s\"?>\n<x name=\"工单\"/>";

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8",
        "UTF-8, utf-8",
        "UTF-16, UTF-16",
        "UTF-16LE, UTF-16",
        "UTF-16BE, UTF-16",
        "GBK, GBK",
        "GB18030, gb18030"
    })
    void areReadInTheEncodingThatTheySay(String written, String said) {
        assertThat(BpmnBytes.decode(TEXT.formatted(said).getBytes(Charset.forName(written))))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .endsWith("<x name=\"工单\"/>");
    }

    @Test
    void aMarkAtTheBeginningSaysItToo() {
        assertThat(BpmnBytes.decode("\uFEFF<x/>".getBytes(StandardCharsets.UTF_8)))
                .endsWith("\n<x/>");
        assertThat(BpmnBytes.decode("\uFEFF<x/>".getBytes(StandardCharsets.UTF_16LE)))
                .endsWith("\n<x/>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-7", "ebcdic-cp-us", "nonsense", "x-utf-16le-bom"})
    void anEncodingThatNobodyUsesIsRefused(String said) {
        refused("error.bpmn-unknown-encoding", TEXT.formatted(said).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void whatIsNotWrittenAsItSaysIsRefused() {
        refused("error.bpmn-not-in-encoding", TEXT.formatted("UTF-8").getBytes(Charset.forName("GBK")));
    }

    @Test
    void whatIsTooLargeOrNothingIsRefused() {
        refused("error.bpmn-file-too-large", new byte[BpmnBytes.MOST + 1]);
        refused("error.bpmn-file-too-large", new byte[50 << 20]);
        refused("error.bpmn-file-empty", new byte[0]);
    }

    private static void refused(String key, byte[] bytes) {
        assertThatThrownBy(() -> BpmnBytes.decode(bytes))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
