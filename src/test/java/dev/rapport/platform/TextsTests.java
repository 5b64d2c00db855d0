package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

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
    void noKeyStandsTwice() throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*.properties");
        var keys = new HashSet<String>();
        var twice = new TreeSet<String>();
        for (var file : files) {
            var language = String.valueOf(file.getFilename()).contains("_zh") ? "zh " : "en ";
            file.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("=") && !line.startsWith("#"))
                    .map(line -> language + line.substring(0, line.indexOf('=')).strip())
                    .filter(key -> !keys.add(key))
                    .forEach(twice::add);
        }
        assertThat(keys).hasSizeGreaterThan(1_000);
        assertThat(twice).isEmpty();
    }

    @Test
    void anArgumentInBothLanguagesIsSaidInTheReaders() {
        var label = new Bilingual("Reply | 回复");
        assertThat(texts.get(Locale.SIMPLIFIED_CHINESE, "error.form-required", label))
                .contains("回复")
                .doesNotContain("Reply");
    }
}
