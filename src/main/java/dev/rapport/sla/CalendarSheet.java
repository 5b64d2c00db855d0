package dev.rapport.sla;

import dev.rapport.platform.Refused;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A calendar as files and the API write it.
 *
 * @param week shifts by the first three letters of the day
 * @param workdays days that are worked although the week or a holiday says otherwise
 */
public record CalendarSheet(
        String name,
        String zone,
        Map<String, List<List<String>>> week,
        List<LocalDate> holidays,
        List<Workday> workdays) {

    /** A day with shifts of its own, each a pair of times. */
    public record Workday(LocalDate date, List<List<String>> shifts) {}

    static CalendarSheet of(BusinessCalendar calendar) {
        var week = new LinkedHashMap<String, List<List<String>>>();
        for (var day : DayOfWeek.values()) {
            week.put(day.name().substring(0, 3), texts(calendar.week().getOrDefault(day, List.of())));
        }
        return new CalendarSheet(
                calendar.name(),
                calendar.zone().getId(),
                week,
                calendar.holidays().stream().sorted().toList(),
                new TreeMap<>(calendar.workdays())
                        .entrySet().stream()
                                .map(day -> new Workday(day.getKey(), texts(day.getValue())))
                                .toList());
    }

    BusinessCalendar calendar() {
        var days = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            days.put(day, shifts(week.getOrDefault(day.name().substring(0, 3), List.of())));
        }
        var own = new TreeMap<LocalDate, List<Shift>>();
        workdays.forEach(day -> own.put(day.date(), shifts(day.shifts())));
        return new BusinessCalendar(name, zoneId(), days, Set.copyOf(holidays), own);
    }

    private ZoneId zoneId() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Refused.invalid("sla.bad-zone", zone);
        }
    }

    private static List<Shift> shifts(List<List<String>> texts) {
        var shifts = new ArrayList<Shift>();
        for (var text : texts) {
            if (text.size() != 2) throw Refused.invalid("sla.bad-time", String.join(" ", text));
            shifts.add(Shift.of(text.get(0), text.get(1)));
        }
        return List.copyOf(shifts);
    }

    private static List<List<String>> texts(List<Shift> shifts) {
        return shifts.stream()
                .map(shift -> List.of(shift.fromText(), shift.toText()))
                .toList();
    }
}
