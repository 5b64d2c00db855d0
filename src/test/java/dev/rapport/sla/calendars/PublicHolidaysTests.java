package dev.rapport.sla.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Refused;
import dev.rapport.sla.calendars.PublicHolidays.Day;
import dev.rapport.sla.calendars.PublicHolidays.Place;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
        assertThat(holidays.of("CN", null, 2030, 2031)).isEmpty();
    }

    @Test
    void countriesAreNamedInTheReadersLanguage() {
        assertThat(holidays.countries(Locale.SIMPLIFIED_CHINESE))
                .contains(new Place("CN", "中国"), new Place("DE", "德国"))
                .hasSizeGreaterThan(200);
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
    void unknownCountriesAndTooManyYearsAreRefused() {
        assertThatThrownBy(() -> holidays.of("XX", null, 2026, 2026)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> holidays.of("US", null, 1900, 2026)).isInstanceOf(Refused.class);
    }
}
