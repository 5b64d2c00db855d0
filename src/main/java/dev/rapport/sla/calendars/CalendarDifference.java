package dev.rapport.sla.calendars;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two versions of a calendar.
 *
 * @param days in order; a day that is only called something else is among them
 */
public record CalendarDifference(boolean zone, boolean week, List<Change> days) {

    /** What a calendar says of a day by itself; ORDINARY leaves it to the week. */
    public enum DayKind {
        ORDINARY,
        CLOSED,
        WORKED
    }

    /** A day that differs. */
    public record Change(
            LocalDate date,
            DayKind before,
            DayKind after,
            @Nullable String name) {}

    public static CalendarDifference between(CalendarSheet before, CalendarSheet after) {
        var old = kinds(before);
        var now = kinds(after);
        var all = new TreeSet<>(old.keySet());
        all.addAll(now.keySet());
        var changes = new ArrayList<Change>();
        for (var day : all) {
            var was = old.getOrDefault(day, DayKind.ORDINARY);
            var is = now.getOrDefault(day, DayKind.ORDINARY);
            if (was != is || !says(before, day).equals(says(after, day)))
                changes.add(new Change(day, was, is, name(is == DayKind.ORDINARY ? before : after, day)));
        }
        return new CalendarDifference(
                !before.zone().equals(after.zone()), !before.week().equals(after.week()), List.copyOf(changes));
    }

    public boolean isNone() {
        return !zone && !week && days.isEmpty();
    }

    /** What a calendar says of a day by itself. */
    public static DayKind kind(CalendarSheet sheet, LocalDate day) {
        return kinds(sheet).getOrDefault(day, DayKind.ORDINARY);
    }

    private static Map<LocalDate, DayKind> kinds(CalendarSheet sheet) {
        var kinds = new HashMap<LocalDate, DayKind>();
        sheet.holidays().forEach(day -> kinds.put(day, DayKind.CLOSED));
        sheet.workdays().forEach(day -> kinds.put(day.date(), DayKind.WORKED));
        return kinds;
    }

    private static String says(CalendarSheet sheet, LocalDate day) {
        var name = name(sheet, day);
        return (name == null ? "" : name)
                + sheet.workdays().stream()
                        .filter(worked -> worked.date().equals(day))
                        .map(worked -> worked.shifts().toString())
                        .findFirst()
                        .orElse("");
    }

    private static @Nullable String name(CalendarSheet sheet, LocalDate day) {
        return sheet.names().get(day);
    }
}
