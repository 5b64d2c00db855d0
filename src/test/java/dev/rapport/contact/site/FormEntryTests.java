package dev.rapport.contact.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.contact.site.FormEntry.Read;
import dev.rapport.contact.site.FormEntry.Written;
import dev.rapport.platform.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** What is read of an entry, and what is taken for spam. */
class FormEntryTests {

    private static Written written(String message, String page) {
        return new Written("", "", "Wang Fang", "fang@example.com", "", message, null, null, null, page);
    }

    private static FormEntry entry(String message, String page) {
        return ((Read.Fit) FormEntry.read(written(message, page), null, "CN")).entry();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/a?utm_source=news&x=a|b",
                "https://shop.example/a?x={1}&y[]=2&utm_source=news",
                "https://shop.example/a?x=100%&utm_source=news#top",
                "https://shop.example/a?x=\"^`\\<>&utm_source=news",
                "https://shop.example/a?x=椅子 one&utm_source=news"
            })
    void thePageIsReadAsBrowsersSayIt(String page) {
        var entry = entry("Hello", page);
        assertThat(entry.page()).isEqualTo("https://shop.example/a");
        assertThat(entry.facts()).containsEntry("source", "news");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "https://[bad", "https://a|b.example/", "//shop.example/a", "nonsense"})
    void whatIsNoPageIsNone(String page) {
        assertThat(entry("Hello", page).page()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.a.example and https://www.b.example, false",
        "https://www.a.example http://www.b.example www.c.example, false",
        "https://www.a.example https://www.b.example www.c.example http://d.example, true"
    })
    void aLinkIsCountedOnce(String message, boolean isSpam) {
        var spam = Spam.in(written(message, ""), entry(message, ""), Duration.ofMinutes(1));
        assertThat(spam.isPresent()).isEqualTo(isSpam);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The pump is broken | Phone: +8613912345678 | From the page: https://shop.example/a | Agreed to: Marketing (wording 2)",
                "水泵坏了 | 电话：+8613912345678 | 来自页面：https://shop.example/a | 已同意：营销（文本版本 2）"
            })
    void whatStandsBesideTheWordsIsSaidInTheirLanguage(String message, String phone, String page, String agreed)
            throws IOException {
        var written = new Written(
                "",
                "",
                "Li Wei",
                "li@example.com",
                "13912345678",
                message,
                true,
                2,
                null,
                "https://shop.example/a?x=1");
        var entry = ((Read.Fit) FormEntry.read(written, "marketing", "CN")).entry();

        assertThat(entry.words(new Texts())).isEqualTo(String.join("\n", message, "", phone, page, agreed));
    }

    @Test
    void whatIsTooLongIsSaidToBe() {
        var read = FormEntry.read(written("x".repeat(5_001), ""), null, "CN");

        assertThat(read)
                .isInstanceOfSatisfying(
                        Read.Unfit.class, unfit -> assertThat(unfit.faults()).containsEntry("message", "long"));
    }

    /** Browsers cut what is pasted into a field with a limit, without a word. */
    @ParameterizedTest
    @ValueSource(strings = {"form.js", "chat.js"})
    void noFieldForWordsCutsThem(String script) throws IOException {
        assertThat(new ClassPathResource("site/" + script).getContentAsString(StandardCharsets.UTF_8))
                .containsPattern("element\\(\"textarea\"")
                .doesNotContainPattern("element\\(\"textarea\"[^)]*maxlength");
    }

    @Test
    void aLinkAsANameIsSpam() {
        var named = new Written("", "", "www.a.example", "a@example.com", "", "Hello", null, null, null, "");
        var entry = ((Read.Fit) FormEntry.read(named, null, "CN")).entry();
        assertThat(Spam.in(named, entry, Duration.ofMinutes(1))).contains("links");
    }
}
