package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\u200b", "\u202e\u2066", "\u00a0\u3000", "\u2800", "\u3164", "\ufeff\n", "\u200d"})
    void whatNobodySeesIsEmpty(String text) {
        assertThat(CleanText.line(text)).isEmpty();
        assertThat(CleanText.body(text)).isEmpty();
        assertThat(CleanText.lineOrNull(text)).isNull();
        assertThat(CleanText.bodyOrNull(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0", "\u0007", "\ud83d", "\ude00\ud83d", "\u007f"})
    void whatNoTextHoldsIsRefused(String text) {
        assertThatThrownBy(() -> CleanText.line(text)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> CleanText.body(text)).isInstanceOf(Refused.class);
        assertThat(CleanText.isFit(text)).isFalse();
    }

    @Test
    void textsAreNotTurnedRound() {
        assertThat(CleanText.line("report\u202efdp.exe")).isEqualTo("reportfdp.exe");
        assertThat(CleanText.body("a\u2067b\u2069\nc")).isEqualTo("ab\nc");
    }

    @Test
    void aLineIsOneLineAndOneSpelling() {
        assertThat(CleanText.line("\u3000Printer\r\n\ton\u200b fire\u00a0")).isEqualTo("Printer on fire");
        assertThat(CleanText.line("Cafe\u0301")).isEqualTo("Café");
    }

    @Test
    void emojiAndOtherScriptsStay() {
        for (var text : new String[] {"👩‍🔧 kommt", "می‌خواهم", "שלום", "王小明", "﨑"})
            assertThat(CleanText.line(text)).isEqualTo(text);
    }

    @Test
    void linesOfATextStay() {
        assertThat(CleanText.body("\n one\r\n\ttwo \n")).isEqualTo("one\r\n\ttwo");
    }

    @Test
    void daysFarAwayAreRefused() {
        KeptYears.require(LocalDate.parse("2199-12-31"));
        KeptYears.require(Instant.parse("1900-01-01T00:00:00Z"));
        assertThatThrownBy(() -> KeptYears.require(LocalDate.parse("2200-01-01")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> KeptYears.require(Instant.MAX)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> KeptYears.require(LocalDate.MIN)).isInstanceOf(Refused.class);
    }
}
