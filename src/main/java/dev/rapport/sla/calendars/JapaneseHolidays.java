package dev.rapport.sla.calendars;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;

import dev.rapport.sla.calendars.PublicHolidays.Day;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.TreeMap;

/**
 * The national holidays of Japan by the Act on National Holidays (Act No. 178 of 1948) as it is since 2022, after the
 * moves for the Olympic games.
 */
final class JapaneseHolidays {

    static final int FIRST_YEAR = 2022;

    private JapaneseHolidays() {}

    static List<Day> in(int year) {
        var days = new TreeMap<LocalDate, String>();
        days.put(LocalDate.of(year, 1, 1), "New Year's Day");
        days.put(monday(year, Month.JANUARY, 2), "Coming of Age Day");
        days.put(LocalDate.of(year, 2, 11), "National Foundation Day");
        days.put(LocalDate.of(year, 2, 23), "Emperor's Birthday");
        days.put(LocalDate.of(year, 3, equinox(20.8431, year)), "Vernal Equinox Day");
        days.put(LocalDate.of(year, 4, 29), "Shōwa Day");
        days.put(LocalDate.of(year, 5, 3), "Constitution Memorial Day");
        days.put(LocalDate.of(year, 5, 4), "Greenery Day");
        days.put(LocalDate.of(year, 5, 5), "Children's Day");
        days.put(monday(year, Month.JULY, 3), "Marine Day");
        days.put(LocalDate.of(year, 8, 11), "Mountain Day");
        days.put(monday(year, Month.SEPTEMBER, 3), "Respect for the Aged Day");
        days.put(LocalDate.of(year, 9, equinox(23.2488, year)), "Autumnal Equinox Day");
        days.put(monday(year, Month.OCTOBER, 2), "Sports Day");
        days.put(LocalDate.of(year, 11, 3), "Culture Day");
        days.put(LocalDate.of(year, 11, 23), "Labour Thanksgiving Day");
        var national = new TreeMap<>(days);
        national.keySet().forEach(day -> fillGap(days, national, day));
        national.keySet().stream()
                .filter(day -> day.getDayOfWeek() == SUNDAY)
                .forEach(day -> days.put(firstFree(national, day), "Substitute holiday"));
        return days.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue(), false))
                .toList();
    }

    /** Article 3 (2): instead of a Sunday, the next day that is no national holiday. */
    private static LocalDate firstFree(TreeMap<LocalDate, String> national, LocalDate sunday) {
        var day = sunday;
        while (national.containsKey(day)) day = day.plusDays(1);
        return day;
    }

    /** Article 3 (3): a day between two national holidays is a holiday. */
    private static void fillGap(TreeMap<LocalDate, String> days, TreeMap<LocalDate, String> national, LocalDate day) {
        if (national.containsKey(day.plusDays(2))) days.putIfAbsent(day.plusDays(1), "Citizens' holiday");
    }

    private static LocalDate monday(int year, Month month, int which) {
        return LocalDate.of(year, month, 1).with(dayOfWeekInMonth(which, MONDAY));
    }

    /** The day of the month, by the formula for 1980 to 2099 of 新こよみ便利帳 (Shin Koyomi Benrichō, 1991). */
    private static int equinox(double in1980, int year) {
        var since = year - 1980;
        return (int) (in1980 + 0.242194 * since) - since / 4;
    }
}
