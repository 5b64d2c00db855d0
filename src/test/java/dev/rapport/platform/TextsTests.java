package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTests {

    private final Texts texts = new Texts();

    TextsTests() throws IOException {}

    @Test
    void wordsOfRulesAreTheirOwnEnglish() {
        assertThat(texts.get(Locale.ENGLISH, "refund")).isEqualTo("refund");
        assertThat(texts.get(Locale.SIMPLIFIED_CHINESE, "refund")).isEqualTo("退款");
    }

    @Test
    void aWordThatNobodyTranslatedStaysAsItIs() {
        assertThat(texts.get(Locale.SIMPLIFIED_CHINESE, "somebody's new category"))
                .isEqualTo("somebody's new category");
    }

    @Test
    void anArgumentInBothLanguagesIsSaidInTheReaders() {
        var label = new Bilingual("Reply | 回复");
        assertThat(texts.get(Locale.SIMPLIFIED_CHINESE, "error.form-required", label))
                .contains("回复")
                .doesNotContain("Reply");
    }
}
