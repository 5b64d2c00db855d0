package dev.rapport.sla.calendars;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * When time counts. It is open exactly while the zone's wall clock shows a time in a shift, so a night shift lasts an
 * hour less or more when daylight saving begins or ends. A make-up workday has its own shifts and goes before a
 * holiday, a holiday before the week. Counts in milliseconds; what instants have beyond that is ignored. What was open
 * before it came into force, the calendar before it says.
 */
@NamedInterface("calendars")
public final class BusinessCalendar {

    private static final int YEARS_TO_LOOK_AHEAD = 50;

    /** Counts all time. */
    public static final BusinessCalendar ALWAYS = always();

    private final String name;
    private final ZoneId zone;
    private final Map<DayOfWeek, List<Shift>> week;
    private final Set<LocalDate> holidays;
    private final Map<LocalDate, List<Shift>> workdays;
    private final @Nullable BusinessCalendar before;
    private final Instant since;
    private final Map<Integer, OpenYear> years = new ConcurrentHashMap<>();

    public BusinessCalendar(
            String name,
            ZoneId zone,
            Map<DayOfWeek, List<Shift>> week,
            Set<LocalDate> holidays,
            Map<LocalDate, List<Shift>> workdays) {
        this(name, zone, week, holidays, workdays, null, Instant.MIN);
    }

    private BusinessCalendar(
            String name,
            ZoneId zone,
            Map<DayOfWeek, List<Shift>> week,
            Set<LocalDate> holidays,
            Map<LocalDate, List<Shift>> workdays,
            @Nullable BusinessCalendar before,
            Instant since) {
        this.before = before;
        this.since = since;
        this.name = name;
        this.zone = zone;
        this.week = Map.copyOf(week);
        this.holidays = Set.copyOf(holidays);
        this.workdays = Map.copyOf(workdays);
    }

    private static BusinessCalendar always() {
        var week = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) week.put(day, List.of(Shift.of("00:00", "24:00")));
        return new BusinessCalendar("always", ZoneOffset.UTC, week, Set.of(), Map.of());
    }

    /** The same, in force from that instant on; until then the other counts. */
    public BusinessCalendar since(Instant inForce, BusinessCalendar until) {
        return new BusinessCalendar(
                name, zone, week, holidays, workdays, until, Instant.ofEpochMilli(inForce.toEpochMilli()));
    }

    public String name() {
        return name;
    }

    public ZoneId zone() {
        return zone;
    }

    public Map<DayOfWeek, List<Shift>> week() {
        return week;
    }

    public Set<LocalDate> holidays() {
        return holidays;
    }

    public Map<LocalDate, List<Shift>> workdays() {
        return workdays;
    }

    /** The shifts that begin on a day. */
    public List<Shift> shifts(LocalDate day) {
        var own = workdays.get(day);
        if (own != null) return own;
        return holidays.contains(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    /** Open milliseconds from one instant to another; zero when the second is not after the first. */
    public long openMillis(Instant from, Instant to) {
        if (before == null || !from.isBefore(since)) return ownMillis(from, to);
        if (!to.isAfter(since)) return before.openMillis(from, to);
        return before.openMillis(from, since) + ownMillis(since, to);
    }

    private long ownMillis(Instant from, Instant to) {
        var start = from.toEpochMilli();
        var end = to.toEpochMilli();
        if (end <= start) return 0;
        var first = yearOf(start);
        var last = yearOf(end);
        if (first == last) return year(first).openBefore(end) - year(first).openBefore(start);
        var open =
                year(first).open() - year(first).openBefore(start) + year(last).openBefore(end);
        for (var between = first + 1; between < last; between++)
            open += year(between).open();
        return open;
    }

    /**
     * The first instant at which so many open milliseconds have passed since another; that instant itself for none.
     * Empty when the calendar never opens for so long.
     */
    public Optional<Instant> after(Instant from, long openMillis) {
        if (openMillis <= 0) return Optional.of(from);
        if (before == null || !from.isBefore(since)) return ownAfter(from, openMillis);
        var until = before.openMillis(from, since);
        return openMillis <= until ? before.after(from, openMillis) : ownAfter(since, openMillis - until);
    }

    private Optional<Instant> ownAfter(Instant from, long openMillis) {
        var start = from.toEpochMilli();
        var first = yearOf(start);
        var wanted = year(first).openBefore(start) + openMillis;
        for (var number = first; number < first + YEARS_TO_LOOK_AHEAD; number++) {
            var year = year(number);
            if (wanted <= year.open()) return Optional.of(Instant.ofEpochMilli(year.whenOpenFor(wanted)));
            wanted -= year.open();
        }
        return Optional.empty();
    }

    /** The open stretches between two instants, in order. */
    public List<Stretch> open(Instant from, Instant to) {
        if (before == null || !from.isBefore(since)) return ownOpen(from, to);
        if (!to.isAfter(since)) return before.open(from, to);
        var joined = new Stretches(from.toEpochMilli(), to.toEpochMilli());
        Stream.concat(before.open(from, since).stream(), ownOpen(since, to).stream())
                .forEach(stretch ->
                        joined.add(stretch.from().toEpochMilli(), stretch.to().toEpochMilli()));
        return joined.all();
    }

    private List<Stretch> ownOpen(Instant from, Instant to) {
        var stretches = new Stretches(from.toEpochMilli(), to.toEpochMilli());
        for (var number = yearOf(stretches.from()); number <= yearOf(stretches.to()); number++) {
            year(number).into(stretches);
        }
        return stretches.all();
    }

    private OpenYear year(int number) {
        return years.computeIfAbsent(number, absent -> OpenYear.of(this, absent));
    }

    private static int yearOf(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).getYear();
    }

    /** A stretch of time. */
    public record Stretch(Instant from, Instant to) {}
}
