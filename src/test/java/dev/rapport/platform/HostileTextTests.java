package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A text that somebody made to be slow costs no more than its length: a pattern that tries all ways takes hours here. */
class HostileTextTests {

    private static final int MUCH = 1_000_000;
    private static final Duration HANGS = Duration.ofSeconds(20);

    static Stream<String> texts() {
        return Stream.of("a", "1", " ", "-", "@", "1a", "a ", "a.", "(", "＠", "中", "a · ", "+1 ")
                .flatMap(part -> {
                    var many = part.repeat(MUCH / part.length());
                    return Stream.of(many, many + "@", "1" + many + "!", ("1" + "a".repeat(40)).repeat(6) + many);
                });
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isReadOrRefusedAtOnce(String text) {
        List<Consumer<String>> readers = List.of(
                EmailAddress::parse,
                EmailAddress::read,
                said -> PhoneNumber.parse(said, "CN"),
                said -> WrittenNumber.read(said, 2),
                CleanText::line,
                CleanText::body,
                said -> new Bilingual(said.replace(" · ", " ")).in(Locale.ENGLISH),
                said -> PhoneNumber.replacedIn(said.substring(0, Math.min(said.length(), 1_000)), "CN", "***"));
        for (var reader : readers)
            assertTimeoutPreemptively(
                    HANGS,
                    () -> assertThatCode(() -> {
                                try {
                                    reader.accept(text);
                                } catch (Refused expected) {
                                    // refused is as good as read
                                }
                            })
                            .doesNotThrowAnyException());
    }
}
