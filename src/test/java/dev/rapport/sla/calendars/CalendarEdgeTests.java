package dev.rapport.sla.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Refused;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calendars at the edges of years, days and stretches. */
class CalendarEdgeTests {

    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");

    @Test
    void timeIsCountedOverTheTurnsOfYears() {
        var from = Instant.parse("2024-12-31T23:30:00Z");
        var to = Instant.parse("2027-01-01T00:30:00Z");
        assertThat(BusinessCalendar.ALWAYS.openMillis(from, to))
                .isEqualTo(Duration.between(from, to).toMillis());
        assertThat(BusinessCalendar.ALWAYS.after(
                        from, Duration.between(from, to).toMillis()))
                .contains(to);
        assertThat(BusinessCalendar.ALWAYS.after(
                        from,
                        Duration.between(from, Instant.parse("2025-01-01T00:00:00Z"))
                                .toMillis()))
                .contains(Instant.parse("2025-01-01T00:00:00Z"));
    }

    @Test
    void aNightShiftGoesOnOverNewYear() {
        var nights = calendar("Europe/Rome", DayOfWeek.THURSDAY, "22:00", "06:00");
        assertThat(nights.openMillis(NEW_YEAR.minus(Duration.ofDays(1)), NEW_YEAR.plus(Duration.ofDays(1))))
                .isEqualTo(Duration.ofHours(8).toMillis());
        assertThat(nights.after(
                        NEW_YEAR.minus(Duration.ofHours(12)),
                        Duration.ofHours(4).toMillis()))
                .contains(Instant.parse("2027-01-01T01:00:00Z"));
    }

    @Test
    void noTimePassesBackwards() {
        assertThat(BusinessCalendar.ALWAYS.openMillis(NEW_YEAR, NEW_YEAR)).isZero();
        assertThat(BusinessCalendar.ALWAYS.openMillis(NEW_YEAR, NEW_YEAR.minusSeconds(1)))
                .isZero();
        assertThat(BusinessCalendar.ALWAYS.after(NEW_YEAR, 0)).contains(NEW_YEAR);
        assertThat(BusinessCalendar.ALWAYS.after(NEW_YEAR, -5)).contains(NEW_YEAR);
        assertThat(BusinessCalendar.ALWAYS.after(NEW_YEAR, 1)).contains(NEW_YEAR.plusMillis(1));
    }

    @Test
    void aCalendarKnowsWhatItWasMadeOf() {
        var office = calendar("Europe/Rome", DayOfWeek.MONDAY, "09:00", "18:00");
        assertThat(office.name()).isEqualTo("office");
        assertThat(office.zone()).isEqualTo(ZoneId.of("Europe/Rome"));
        assertThat(office.week()).containsOnlyKeys(DayOfWeek.MONDAY);
        assertThat(office.holidays()).containsExactly(LocalDate.of(2027, 1, 4));
        assertThat(office.workdays()).containsOnlyKeys(LocalDate.of(2027, 1, 9));
        assertThat(office.shifts(LocalDate.of(2027, 1, 4))).isEmpty();
        assertThat(office.shifts(LocalDate.of(2027, 1, 9))).hasSize(1);
        assertThat(office.shifts(LocalDate.of(2027, 1, 11))).hasSize(1);
        assertThat(office.shifts(LocalDate.of(2027, 1, 12))).isEmpty();
    }

    @Test
    void openStretchesAreCutToTheWindowAndJoined() {
        var calendar = new BusinessCalendar(
                "x",
                ZoneOffset.UTC,
                Map.of(
                        DayOfWeek.THURSDAY,
                        List.of(Shift.of("08:00", "12:00"), Shift.of("12:00", "14:00"), Shift.of("20:00", "24:00")),
                        DayOfWeek.FRIDAY,
                        List.of(Shift.of("00:00", "02:00"))),
                Set.of(),
                Map.of());
        assertThat(calendar.open(Instant.parse("2026-12-31T09:00:00Z"), Instant.parse("2027-01-01T01:00:00Z")))
                .extracting(stretch -> stretch.from() + "/" + stretch.to())
                .containsExactly(
                        "2026-12-31T09:00:00Z/2026-12-31T14:00:00Z", "2026-12-31T20:00:00Z/2027-01-01T01:00:00Z");
        assertThat(calendar.open(Instant.parse("2026-12-31T14:00:00Z"), Instant.parse("2026-12-31T20:00:00Z")))
                .isEmpty();
        assertThat(calendar.open(Instant.parse("2026-12-31T13:00:00Z"), Instant.parse("2026-12-31T20:00:01Z")))
                .extracting(stretch -> stretch.from() + "/" + stretch.to())
                .containsExactly(
                        "2026-12-31T13:00:00Z/2026-12-31T14:00:00Z", "2026-12-31T20:00:00Z/2026-12-31T20:00:01Z");
    }

    @Test
    void aDayThatTheZoneNeverHadIsNotOpen() {
        var apia = new BusinessCalendar(
                "apia",
                ZoneId.of("Pacific/Apia"),
                Map.of(DayOfWeek.FRIDAY, List.of(Shift.of("09:00", "17:00"))),
                Set.of(),
                Map.of());
        // the islands went from Thursday 29 to Saturday 31 December 2011
        assertThat(apia.openMillis(Instant.parse("2011-12-28T00:00:00Z"), Instant.parse("2012-01-02T00:00:00Z")))
                .isZero();
    }

    @Test
    void aCalendarThatHardlyEverOpensIsSearchedForFiftyYears() {
        var day = LocalDate.of(2060, 6, 1);
        var once = new BusinessCalendar(
                "once", ZoneOffset.UTC, Map.of(), Set.of(), Map.of(day, List.of(Shift.of("10:00", "11:00"))));
        assertThat(once.after(NEW_YEAR, 60_000)).contains(Instant.parse("2060-06-01T10:01:00Z"));
        assertThat(once.after(NEW_YEAR, 3_600_000)).contains(Instant.parse("2060-06-01T11:00:00Z"));
        assertThat(once.after(NEW_YEAR, 3_600_001)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"09:00,18:00,540,1080", "22:00,06:00,1320,1800", "00:00,24:00,0,1440", "08:00,08:00,480,1920"})
    void aShiftIsReadAndWritten(String from, String to, int begin, int end) {
        var shift = Shift.of(from, to);
        assertThat(shift).isEqualTo(new Shift(begin, end));
        assertThat(shift.fromText()).isEqualTo(from);
        assertThat(shift.toText()).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({"24:01,25:00", "9:00,18:00", "09:60,18:00", "24:00,06:00", "x,18:00", "09:00,24:30"})
    void whatIsNoTimeIsRefused(String from, String to) {
        assertThatThrownBy(() -> Shift.of(from, to)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"-1,10", "1440,1500", "10,10", "10,9", "0,1441"})
    void whatIsNoShiftIsRefused(int from, int to) {
        assertThatThrownBy(() -> new Shift(from, to)).isInstanceOf(Refused.class);
    }

    private static BusinessCalendar calendar(String zone, DayOfWeek day, String from, String to) {
        var shifts = List.of(Shift.of(from, to));
        return new BusinessCalendar(
                "office",
                ZoneId.of(zone),
                Map.of(day, shifts),
                Set.of(LocalDate.of(2027, 1, 4)),
                Map.of(LocalDate.of(2027, 1, 9), shifts));
    }
}
