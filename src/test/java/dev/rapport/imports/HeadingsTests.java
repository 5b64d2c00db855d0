package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Refused;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody says in which line the names of the columns stand. */
class HeadingsTests {

    private static final ImportColumns COLUMNS = new ImportColumns(List.of(), List.of("name", "city"));

    private static TableRows open(String text, @Nullable Integer headings) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var given = GivenReading.NOTHING.headedAt(headings);
        var reading = Tables.reading(() -> new ByteArrayInputStream(bytes), given, COLUMNS);
        return Tables.read(new ByteArrayInputStream(bytes), reading, COLUMNS);
    }

    private static String refusal(Runnable deed) {
        try {
            deed.run();
        } catch (Refused e) {
            return e.key();
        }
        return "";
    }

    @Test
    void theLineThatIsSaidHasTheNamesWhateverStandsAbove() {
        var text = "name,city\nlast year,all\n\nname,city\nAnna,Berlin\n";

        var rows = open(text, 4);

        assertThat(rows.headerLine()).isEqualTo(4);
        assertThat(rows.next().orElseThrow().get("name")).isEqualTo("Anna");
        assertThat(rows.next()).isEmpty();
        assertThat(open(text, null).headerLine()).isEqualTo(1);
    }

    @Test
    void aLineThatIsBlankOrBehindTheEndIsRefused() {
        var text = "name,city\n\nAnna,Berlin\n";

        for (var line : List.of(2, 9))
            assertThat(refusal(() -> open(text, line))).isEqualTo("import.no-headings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10001", "two", "1.5"})
    void whatIsNoNumberOfALineIsRefused(String written) {
        assertThatThrownBy(() -> GivenReading.NOTHING.headedAt(GivenReading.headings(written)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("import.bad-headings"));
    }
}
