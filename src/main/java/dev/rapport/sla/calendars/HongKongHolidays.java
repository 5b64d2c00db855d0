package dev.rapport.sla.calendars;

import dev.rapport.sla.calendars.PublicHolidays.Day;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The general holidays of Hong Kong by the Schedule of the General Holidays Ordinance (Cap. 149), without the Sundays. */
final class HongKongHolidays {

    /** Days that sun and moon decide, in Hong Kong time. Easter is its Sunday. */
    private record Moving(
            int year,
            MonthDay newYear,
            MonthDay chingMing,
            MonthDay easter,
            MonthDay buddha,
            MonthDay tuenNg,
            MonthDay midAutumn,
            MonthDay chungYeung) {

        static Moving read(String line) {
            var words = line.split(" ");
            var days = Arrays.stream(words)
                    .skip(1)
                    .map(word -> MonthDay.parse("--" + word))
                    .toList();
            return new Moving(
                    Integer.parseInt(words[0]),
                    days.get(0),
                    days.get(1),
                    days.get(2),
                    days.get(3),
                    days.get(4),
                    days.get(5),
                    days.get(6));
        }
    }

    private static final Map<Integer, Moving> MOVING =
            """
            2024 02-10 04-04 03-31 05-15 06-10 09-17 10-11
            2025 01-29 04-04 04-20 05-05 05-31 10-06 10-29
            2026 02-17 04-05 04-05 05-24 06-19 09-25 10-18
            2027 02-06 04-05 03-28 05-13 06-09 09-15 10-08
            2028 01-26 04-04 04-16 05-02 05-28 10-03 10-26
            2029 02-13 04-04 04-01 05-20 06-16 09-22 10-16
            2030 02-03 04-05 04-21 05-09 06-05 09-12 10-05
            2031 01-23 04-05 04-13 05-28 06-24 10-01 10-24
            2032 02-11 04-04 03-28 05-16 06-12 09-19 10-12
            """.lines().map(Moving::read).collect(Collectors.toUnmodifiableMap(Moving::year, Function.identity()));

    static final int FIRST_YEAR = 2024;

    private HongKongHolidays() {}

    static List<Day> in(int year) {
        var moving = MOVING.get(year);
        if (moving == null) return List.of();
        var newYear = moving.newYear().atYear(year);
        var easter = moving.easter().atYear(year);
        return eachOnADayOfItsOwn(
                off(LocalDate.of(year, 1, 1), "The first day of January"),
                off(newYear, "Lunar New Year's Day"),
                off(newYear.plusDays(1), "The second day of Lunar New Year"),
                off(newYear.plusDays(2), "The third day of Lunar New Year"),
                off(moving.chingMing().atYear(year), "Ching Ming Festival"),
                off(easter.minusDays(2), "Good Friday"),
                off(easter.minusDays(1), "The day following Good Friday"),
                off(easter.plusDays(1), "Easter Monday"),
                off(LocalDate.of(year, 5, 1), "Labour Day"),
                off(moving.buddha().atYear(year), "The Birthday of the Buddha"),
                off(moving.tuenNg().atYear(year), "Tuen Ng Festival"),
                off(LocalDate.of(year, 7, 1), "Hong Kong Special Administrative Region Establishment Day"),
                off(moving.midAutumn().atYear(year).plusDays(1), "The day following the Chinese Mid-Autumn Festival"),
                off(LocalDate.of(year, 10, 1), "National Day"),
                off(moving.chungYeung().atYear(year), "Chung Yeung Festival"),
                off(LocalDate.of(year, 12, 25), "Christmas Day"),
                off(LocalDate.of(year, 12, 26), "The first weekday after Christmas Day"));
    }

    /** What falls on a Sunday or on another holiday is the next day that is neither. */
    private static List<Day> eachOnADayOfItsOwn(Day... holidays) {
        var all = new ArrayList<>(List.of(holidays));
        all.sort(Comparator.comparing(Day::date));
        var placed = new TreeMap<LocalDate, Day>();
        for (var holiday : all) {
            var date = holiday.date();
            while (date.getDayOfWeek() == DayOfWeek.SUNDAY || placed.containsKey(date)) date = date.plusDays(1);
            placed.put(date, off(date, holiday.name()));
        }
        return List.copyOf(placed.values());
    }

    private static Day off(LocalDate date, String name) {
        return new Day(date, name, false);
    }
}
