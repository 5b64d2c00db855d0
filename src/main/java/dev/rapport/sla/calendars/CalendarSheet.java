package dev.rapport.sla.calendars;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.KeptYears;
import dev.rapport.platform.Refused;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * A calendar as files and the API write it.
 *
 * @param week shifts by the first three letters of the day
 * @param workdays days that are worked although the week or a holiday says otherwise
 * @param names what some of the holidays and make-up working days are called
 */
@NamedInterface("calendars")
public record CalendarSheet(
        String name,
        String zone,
        Map<String, List<List<String>>> week,
        List<LocalDate> holidays,
        List<Workday> workdays,
        Map<LocalDate, String> names) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");
    private static final int MOST_DAYS = 5_000;
    private static final int MOST_SHIFTS = 12;
    private static final int LONGEST_NAME = 100;

    /** Other systems may leave out what is empty. */
    @JsonCreator
    public static CalendarSheet read(
            @Nullable String name,
            @Nullable String zone,
            @Nullable Map<String, List<List<String>>> week,
            @Nullable List<LocalDate> holidays,
            @Nullable List<Workday> workdays,
            @Nullable Map<LocalDate, String> names) {
        return new CalendarSheet(
                Objects.requireNonNullElse(name, ""),
                Objects.requireNonNullElse(zone, ""),
                Objects.requireNonNullElse(week, Map.of()),
                Objects.requireNonNullElse(holidays, List.of()),
                Objects.requireNonNullElse(workdays, List.of()),
                Objects.requireNonNullElse(names, Map.of()));
    }

    public CalendarSheet(
            String name,
            String zone,
            Map<String, List<List<String>>> week,
            List<LocalDate> holidays,
            List<Workday> workdays) {
        this(name, zone, week, holidays, workdays, Map.of());
    }

    /** The same days under another name. */
    public CalendarSheet called(String other) {
        return new CalendarSheet(other, zone, week, holidays, workdays, names);
    }

    public CalendarSheet in(String otherZone) {
        return new CalendarSheet(name, otherZone, week, holidays, workdays, names);
    }

    public CalendarSheet weekly(Map<String, List<List<String>>> otherWeek) {
        return new CalendarSheet(name, zone, otherWeek, holidays, workdays, names);
    }

    /** With this day closed and called so, or as it was before where it is called nothing. */
    public CalendarSheet closed(LocalDate day, @Nullable String called) {
        var plain = ordinary(day);
        var off = new TreeSet<>(plain.holidays());
        off.add(day);
        return new CalendarSheet(name, zone, week, List.copyOf(off), plain.workdays(), plain.called(day, called));
    }

    /** With this day worked by these shifts, whatever week and holidays say. */
    public CalendarSheet worked(LocalDate day, List<List<String>> shifts, @Nullable String called) {
        var plain = ordinary(day);
        var worked = new ArrayList<>(plain.workdays());
        worked.add(new Workday(day, shifts));
        worked.sort(Comparator.comparing(Workday::date));
        return new CalendarSheet(name, zone, week, plain.holidays(), List.copyOf(worked), plain.called(day, called));
    }

    /** With this day as its week says. */
    public CalendarSheet ordinary(LocalDate day) {
        var others = new TreeMap<>(names);
        others.remove(day);
        return new CalendarSheet(
                name,
                zone,
                week,
                holidays.stream().filter(other -> !other.equals(day)).toList(),
                workdays.stream().filter(other -> !other.date().equals(day)).toList(),
                others);
    }

    private Map<LocalDate, String> called(LocalDate day, @Nullable String called) {
        var text = CleanText.lineOrNull(called);
        if (text == null) return names;
        var all = new TreeMap<>(names);
        all.put(day, text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text);
        return all;
    }

    /** The shifts of the first day of the week that has any: what a make-up working day is worked by. */
    public List<List<String>> workingShifts() {
        for (var day : DayOfWeek.values()) {
            var shifts = week.getOrDefault(day.name().substring(0, 3), List.of());
            if (!shifts.isEmpty()) return shifts;
        }
        return List.of(List.of("09:00", "17:00"));
    }

    /** Written in one way only, so that equal calendars have equal sheets; refuses what is no calendar. */
    public CalendarSheet checked() {
        if (!NAME.matcher(name).matches()) throw Refused.invalid("sla.bad-calendar-name", name);
        if (holidays.size() + workdays.size() > MOST_DAYS) throw Refused.invalid("sla.too-many-days", MOST_DAYS);
        SheetGaps.refuse(this);
        var plain = of(calendar());
        if (plain.week().values().stream().anyMatch(shifts -> shifts.size() > MOST_SHIFTS)
                || plain.workdays().stream().anyMatch(day -> day.shifts().size() > MOST_SHIFTS))
            throw Refused.invalid("sla.too-many-shifts", MOST_SHIFTS);
        requireOpening(plain);
        var days = new TreeMap<LocalDate, String>();
        names.forEach((day, called) -> {
            if (called == null) return;
            if (plain.holidays().contains(day)
                    || plain.workdays().stream()
                            .anyMatch(worked -> worked.date().equals(day))) days.put(day, called);
        });
        return new CalendarSheet(plain.name(), plain.zone(), plain.week(), plain.holidays(), plain.workdays(), days);
    }

    /**
     * The last year up to 2199 that has at least half as many days of its own as the middle one of all years: a day or
     * two do not make a year known. Absent where no year has any.
     */
    public OptionalInt lastYearWithDays() {
        var days = new TreeMap<Integer, Integer>();
        Stream.concat(holidays.stream(), workdays.stream().map(Workday::date))
                .filter(day -> KeptYears.hold(day))
                .forEach(day -> days.merge(day.getYear(), 1, Integer::sum));
        var counts = days.values().stream().sorted().toList();
        return days.entrySet().stream()
                .filter(year -> year.getValue() * 2 >= counts.get(counts.size() / 2))
                .mapToInt(Map.Entry::getKey)
                .max();
    }

    /** With what its days are called as people enter it, see {@link CleanText#line}. */
    public CalendarSheet cleanlyCalled() {
        var clean = new TreeMap<LocalDate, String>();
        names.forEach((day, called) -> {
            var text = CleanText.lineOrNull(called);
            if (text != null) clean.put(day, text);
        });
        return new CalendarSheet(name, zone, week, holidays, workdays, clean);
    }

    /** Whether it never closes. */
    public boolean isAroundTheClock() {
        return holidays.isEmpty() && workdays.isEmpty() && calendar().week().equals(BusinessCalendar.ALWAYS.week());
    }

    private static void requireOpening(CalendarSheet plain) {
        if (plain.week().values().stream().allMatch(List::isEmpty)) throw Refused.invalid("sla.never-open");
        plain.week().forEach((day, shifts) -> requireApart(shifts));
        plain.workdays().forEach(day -> requireApart(day.shifts()));
    }

    private static void requireApart(List<List<String>> texts) {
        var shifts =
                shifts(texts).stream().sorted(Comparator.comparing(Shift::from)).toList();
        for (var i = 1; i < shifts.size(); i++)
            if (shifts.get(i).from() < shifts.get(i - 1).to())
                throw Refused.invalid(
                        "sla.shifts-overlap",
                        shifts.get(i - 1).toText(),
                        shifts.get(i).fromText());
    }

    /** A day with shifts of its own, each a pair of times. */
    public record Workday(LocalDate date, List<List<String>> shifts) {}

    public static CalendarSheet of(BusinessCalendar calendar) {
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
                                .toList(),
                Map.of());
    }

    public BusinessCalendar calendar() {
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
