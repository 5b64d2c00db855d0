package dev.rapport.sla.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Refused;
import dev.rapport.sla.calendars.PublicHolidays.Day;
import dev.rapport.sla.calendars.PublicHolidays.Place;
import dev.rapport.sla.calendars.PublicHolidays.Source;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PublicHolidaysTests {

    private final PublicHolidays holidays = new PublicHolidays(JsonMapper.shared());

    @Test
    void aHolidayThatFallsOnAWeekendIsTheDayThatIsOffInstead() {
        assertThat(holidays.of("US", null, 2026, 2026))
                .contains(
                        new Day(LocalDate.parse("2026-07-03"), "Independence Day", false),
                        new Day(LocalDate.parse("2026-11-26"), "Thanksgiving Day", false));
    }

    @Test
    void regionsHaveHolidaysOfTheirOwn() {
        var epiphany = LocalDate.parse("2026-01-06");
        assertThat(holidays.of("DE", null, 2026, 2026)).extracting(Day::date).doesNotContain(epiphany);
        assertThat(holidays.of("DE", "by", 2026, 2026)).extracting(Day::date).contains(epiphany);
        assertThat(holidays.regions("DE", Locale.ENGLISH))
                .extracting(Place::code)
                .contains("by", "be");
    }

    @Test
    void mainlandChinaHasMakeUpWorkingDays() {
        assertThat(holidays.of("CN", null, 2024, 2026))
                .contains(
                        new Day(LocalDate.parse("2026-10-01"), "国庆节 · National Day", false),
                        new Day(LocalDate.parse("2024-02-04"), "春节 · Spring Festival", true));
    }

    @Test
    void mainlandChinaIsSureUpToTheLastYearThatWasAnnounced() {
        assertThat(holidays.source("CN", null)).isEqualTo(new Source("NateScarlet/holiday-cn", 2024, 2026));
        assertRefused("sla.years-not-known", () -> holidays.of("CN", null, 2026, 2027));
    }

    @Test
    void countriesAreNamedInTheReadersLanguage() {
        assertThat(holidays.countries(Locale.SIMPLIFIED_CHINESE))
                .contains(new Place("CN", "中国"), new Place("DE", "德国"));
    }

    @Test
    void whatACalendarSaysAlreadyGoesBefore() {
        var day = LocalDate.parse("2026-10-01");
        var shifts = List.of(List.of("10:00", "12:00"));
        var sheet = new CalendarSheet(
                        "duty",
                        "Asia/Shanghai",
                        Map.of("MON", List.of(List.of("09:00", "18:00"))),
                        List.of(),
                        List.of())
                .worked(day, shifts, "On duty");

        var filled = PublicHolidays.with(sheet, holidays.of("CN", null, 2026, 2026));

        assertThat(filled.holidays()).doesNotContain(day).contains(day.plusDays(1));
        assertThat(filled.names()).containsEntry(day, "On duty");
        assertThat(filled.workdays())
                .contains(new CalendarSheet.Workday(day, shifts))
                .contains(new CalendarSheet.Workday(LocalDate.parse("2026-10-10"), List.of(List.of("09:00", "18:00"))));
    }

    @Test
    void twoHolidaysOnOneDateAreOneDayWithBothNames() {
        var day = LocalDate.parse("2011-04-25");
        assertThat(holidays.of("IT", null, 2011, 2011))
                .filteredOn(found -> found.date().equals(day))
                .extracting(Day::name)
                .containsExactly("Easter Monday, Liberation Day");
    }

    @Test
    void japanHasItsEquinoxesAndSubstituteHolidaysAndTheEmperorOfToday() {
        assertThat(dates("JP"))
                .containsExactly(
                        "2026-01-01",
                        "2026-01-12",
                        "2026-02-11",
                        "2026-02-23",
                        "2026-03-20",
                        "2026-04-29",
                        "2026-05-03",
                        "2026-05-04",
                        "2026-05-05",
                        "2026-05-06",
                        "2026-07-20",
                        "2026-08-11",
                        "2026-09-21",
                        "2026-09-22",
                        "2026-09-23",
                        "2026-10-12",
                        "2026-11-03",
                        "2026-11-23");
        assertThat(holidays.of("JP", null, 2025, 2027))
                .contains(
                        new Day(LocalDate.parse("2025-02-24"), "Substitute holiday", false),
                        new Day(LocalDate.parse("2026-09-22"), "Citizens' holiday", false),
                        new Day(LocalDate.parse("2027-03-21"), "Vernal Equinox Day", false));
    }

    @Test
    void hongKongHasItsLunarDaysAndMovesThemOffSundays() {
        assertThat(dates("HK"))
                .containsExactly(
                        "2026-01-01",
                        "2026-02-17",
                        "2026-02-18",
                        "2026-02-19",
                        "2026-04-03",
                        "2026-04-04",
                        "2026-04-06",
                        "2026-04-07",
                        "2026-05-01",
                        "2026-05-25",
                        "2026-06-19",
                        "2026-07-01",
                        "2026-09-26",
                        "2026-10-01",
                        "2026-10-19",
                        "2026-12-25",
                        "2026-12-26");
        assertThat(holidays.of("HK", null, 2027, 2027))
                .extracting(Day::date)
                .contains(LocalDate.parse("2027-02-06"), LocalDate.parse("2027-02-09"))
                .doesNotContain(LocalDate.parse("2027-02-07"));
    }

    private List<String> dates(String country) {
        return holidays.of(country, null, 2026, 2026).stream()
                .map(day -> day.date().toString())
                .toList();
    }

    @Test
    void theUnitedStatesHaveColumbusDayAndANewYearThatIsMovedIntoTheYearBefore() {
        assertThat(holidays.of("US", null, 2026, 2027))
                .extracting(Day::date)
                .contains(LocalDate.parse("2026-10-12"), LocalDate.parse("2027-12-31"));
        assertThat(holidays.of("US", null, 2028, 2028))
                .extracting(Day::date)
                .doesNotContain(LocalDate.parse("2027-12-31"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SG", "TW", "KR", "MO", "VN", "GB", "LY", "XX"})
    void placesThatWereNotCheckedOrDifferAreNotOffered(String country) {
        assertThat(holidays.isWhole(country)).isFalse();
        assertRefused("sla.holidays-unchecked", () -> holidays.of(country, null, 2026, 2026));
    }

    @Test
    void aCountryMayBeOfferedByItsRegionsOnly() {
        assertThat(holidays.countries(Locale.ENGLISH)).contains(new Place("GB", "United Kingdom"));
        assertThat(holidays.regions("GB", Locale.ENGLISH))
                .extracting(Place::code)
                .containsExactlyInAnyOrder("eng", "nir", "wls");
        assertRefused("sla.holidays-unchecked", () -> holidays.of("GB", "sct", 2026, 2026));
    }

    @Test
    void whatIsOfferedSaysWhereItIsFromAndUntilWhenItIsSure() {
        assertThat(holidays.source("DE", "by")).isEqualTo(new Source("Jollyday", 2010, 2035));
        assertThat(holidays.source("JP", null)).isEqualTo(new Source("Act on National Holidays", 2022, 2031));
        for (var country : holidays.countries(Locale.ENGLISH))
            if (holidays.isWhole(country.code()))
                assertThat(holidays.of(country.code())).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1900, 2026", "2026, 2036", "2027, 2026", "-2147483648, 2147483647", "2147483647, 2147483647"})
    void yearsThatAreNotSureAreRefused(int from, int until) {
        assertRefused("sla.years-not-known", () -> holidays.of("US", null, from, until));
    }

    private static void assertRefused(String key, ThrowingCallable asked) {
        assertThatThrownBy(asked).isInstanceOf(Refused.class).hasMessage(key);
    }
}
