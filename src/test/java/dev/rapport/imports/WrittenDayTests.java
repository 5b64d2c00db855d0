package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Refused;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDayTests {

    private static final ImportColumns COLUMNS =
            new ImportColumns("deals", List.of(), List.of(), List.of("deal", "day"), List.of("day"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-28",
                "2026/11/28",
                "2026.11.28",
                "28.11.2026",
                "2026年11月28日",
                "20261128",
                "28-Nov-2026",
                "28 November 2026",
                "Nov 28, 2026",
                "2026-11-28T10:15:30Z",
                "2026-11-28 10:15",
                "2026/11/28 10:15:30",
                "28.11.2026 10:15",
                "2026-11-28T10:15:30.123+08:00",
                "28/11/2026 9:05 PM"
            })
    void aDayThatCanMeanOneThingIsRead(String text) {
        assertThat(days(null, text)).containsExactly("2026-11-28");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31.02.2026", "28.11.26", "soon", "2026-13-01", "2026-11"})
    void whatIsNoDayStaysForItsKindToRefuse(String text) {
        assertThat(days(null, text)).containsExactly(text);
    }

    @Test
    void oneDayThatCanOnlyBeReadOneWayDecidesForTheWholeColumn() {
        assertThat(days(null, "03/04/2026", "25/04/2026")).containsExactly("2026-04-03", "2026-04-25");
        assertThat(days(null, "03/04/2026", "04/25/2026")).containsExactly("2026-03-04", "2026-04-25");
    }

    @Test
    void whatNothingDecidesIsAskedWithBothMeanings() {
        assertThatThrownBy(() -> days(null, "03/04/2026")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.key()).isEqualTo("import.days-unsure");
            assertThat(refused.arguments()).containsExactly("day", "03/04/2026", 2L, "2026-04-03", "2026-03-04");
        });
        assertThat(days(DayOrder.MONTH_FIRST, "03/04/2026")).containsExactly("2026-03-04");
    }

    @Test
    void aColumnInTwoWaysIsRefusedWithBothLines() {
        assertThatThrownBy(() -> days(null, "25/04/2026", "04/25/2026"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.arguments()).contains(2L, 3L));
    }

    @Test
    void anOrderThatTheFileContradictsIsRefused() {
        assertThatThrownBy(() -> days(DayOrder.MONTH_FIRST, "25/04/2026")).isInstanceOf(Refused.class);
    }

    @Test
    void aTableWithoutDaysIsNotReadForThem() {
        var broken = ("deal\nx\n\"" + "y\n".repeat(2_000_000)).getBytes(StandardCharsets.UTF_8);

        assertThat(Tables.reading(() -> new ByteArrayInputStream(broken), GivenReading.NOTHING, COLUMNS)
                        .days())
                .isEmpty();
    }

    private static List<String> days(@Nullable DayOrder given, String... written) {
        var text = new StringBuilder("deal\tday\n");
        for (var day : written) text.append("x\t").append(day).append('\n');
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        var reading = Tables.reading(
                () -> new ByteArrayInputStream(bytes), GivenReading.NOTHING.with(ColumnChoices.NONE, given), COLUMNS);
        var rows = Tables.read(new ByteArrayInputStream(bytes), reading, COLUMNS);
        var days = new ArrayList<String>();
        for (var row = rows.next(); row.isPresent(); row = rows.next())
            days.add(String.valueOf(row.get().get("day")));
        return days;
    }
}
