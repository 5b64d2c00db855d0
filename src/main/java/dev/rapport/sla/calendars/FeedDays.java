package dev.rapport.sla.calendars;

import static dev.rapport.sla.calendars.FeedDates.day;
import static dev.rapport.sla.calendars.FeedDates.value;

import biweekly.component.VEvent;
import biweekly.util.ICalDate;
import dev.rapport.platform.Refused;
import dev.rapport.sla.calendars.CalendarFeed.LeftOut;
import dev.rapport.sla.calendars.CalendarFeed.Reason;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lays out the events of a feed between two days, only so many and only for so long. */
final class FeedDays {

    private static final int MOST_DAYS = 2_000;
    private static final int MOST_OCCURRENCES = 100_000;
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** A leap of a hundred years ends a series in silence, so the library then goes step by step. */
    private static final int LONGEST_LEAP = 80;

    private static final int MOST_NAMES = 5;
    private static final Pattern WORKED = Pattern.compile("[（(【\\[]\\s*班\\s*[)）】\\]]|[补補]班|上班");

    private final LocalDate from;
    private final LocalDate until;
    private final Map<LocalDate, String> days = new TreeMap<>();
    private final Map<LocalDate, String> workdays = new TreeMap<>();
    private final Map<Reason, List<String>> left = new EnumMap<>(Reason.class);
    private final Set<Occurrence> replaced = new HashSet<>();
    private final Set<String> calledOff = new HashSet<>();
    private final long end = System.nanoTime() + LONGEST.toNanos();
    private int occurrences;

    /** One of a series, or the series itself where no day is said. */
    private record Occurrence(String uid, @Nullable LocalDate day) {}

    FeedDays(LocalDate from, LocalDate until) {
        this.from = from;
        this.until = until;
    }

    CalendarFeed read(List<VEvent> all) {
        var events = all.stream().filter(this::isReadable).toList();
        var newest = newest(events);
        newest.forEach(this::note);
        events.forEach(event -> take(event, newest));
        workdays.keySet().forEach(days::remove);
        var reasons = left.entrySet().stream()
                .map(reason -> new LeftOut(
                        reason.getKey(),
                        reason.getValue().size(),
                        reason.getValue().stream().distinct().limit(MOST_NAMES).toList()))
                .toList();
        return new CalendarFeed(
                days, workdays, reasons.stream().mapToInt(LeftOut::count).sum(), reasons);
    }

    private boolean isReadable(VEvent event) {
        var readable = FeedDates.areReadable(event);
        if (!readable) leave(event, Reason.UNREADABLE);
        return readable;
    }

    /** Of what is told twice, what was changed last. */
    private static Map<Occurrence, VEvent> newest(List<VEvent> events) {
        var newest = new HashMap<Occurrence, VEvent>();
        for (var event : events)
            occurrence(event)
                    .ifPresent(told ->
                            newest.merge(told, event, (one, other) -> sequence(other) >= sequence(one) ? other : one));
        return newest;
    }

    private void note(Occurrence told, VEvent event) {
        if (told.day() != null) replaced.add(told);
        else if (isCancelled(event)) calledOff.add(told.uid());
    }

    private void take(VEvent event, Map<Occurrence, VEvent> newest) {
        var told = occurrence(event);
        var start = value(event.getDateStart());
        if (start == null) leave(event, Reason.UNREADABLE);
        else if (told.isPresent() && newest.get(told.get()) != event) leave(event, Reason.REPLACED);
        else if (isCancelled(event)
                || told.isPresent() && calledOff.contains(told.get().uid())) leave(event, Reason.CANCELLED);
        else if (start.hasTime()) leave(event, Reason.TIMED);
        else if (FeedDates.tellsSpans(event)) leave(event, Reason.UNREADABLE);
        else if (!add(event, start)) leave(event, Reason.OUTSIDE);
    }

    /** Whether it gives any day. */
    private boolean add(VEvent event, ICalDate start) {
        var length = length(event, start);
        var uid = event.getUid() == null ? null : event.getUid().getValue();
        if (event.getRecurrenceId() != null) return add(event, day(start), length);
        var given = false;
        FeedDates.addStart(event, start);
        var starts = event.getDateIterator(TimeZone.getDefault());
        var sought = from.minusDays(length + 1);
        if (!day(start).isBefore(sought.minusYears(LONGEST_LEAP)))
            starts.advanceTo(
                    Date.from(sought.atStartOfDay(ZoneId.systemDefault()).toInstant()));
        while (starts.hasNext()) {
            count();
            var first = day(starts.next());
            if (first.isAfter(until)) break;
            if (uid == null || !replaced.contains(new Occurrence(uid, first))) given |= add(event, first, length);
        }
        count();
        return given;
    }

    private boolean add(VEvent event, LocalDate first, long length) {
        var given = false;
        var last = first.plusDays(length - 1);
        var into = isWorked(event) ? workdays : days;
        for (var day = first.isBefore(from) ? from : first;
                !day.isAfter(last) && !day.isAfter(until);
                day = day.plusDays(1)) {
            into.putIfAbsent(day, name(event));
            given = true;
            if (days.size() + workdays.size() > MOST_DAYS) throw Refused.invalid("sla.feed-too-many", MOST_DAYS);
        }
        return given;
    }

    private void count() {
        if (++occurrences > MOST_OCCURRENCES || System.nanoTime() - end > 0) throw Refused.invalid("sla.feed-too-much");
    }

    private void leave(VEvent event, Reason reason) {
        left.computeIfAbsent(reason, any -> new ArrayList<>()).add(name(event));
    }

    private static boolean isWorked(VEvent event) {
        return WORKED.matcher(name(event)).find()
                || event.getExperimentalProperties("X-APPLE-SPECIAL-DAY").stream()
                        .anyMatch(special -> "ALTERNATE-WORKDAY".equalsIgnoreCase(special.getValue()));
    }

    private static boolean isCancelled(VEvent event) {
        return event.getStatus() != null && event.getStatus().isCancelled();
    }

    private static Optional<Occurrence> occurrence(VEvent event) {
        if (event.getUid() == null || event.getUid().getValue() == null) return Optional.empty();
        var of = value(event.getRecurrenceId());
        return Optional.of(new Occurrence(event.getUid().getValue(), of == null ? null : day(of)));
    }

    private static int sequence(VEvent event) {
        var sequence = event.getSequence();
        return sequence == null || sequence.getValue() == null ? 0 : sequence.getValue();
    }

    private static String name(VEvent event) {
        var summary = event.getSummary();
        return summary == null || summary.getValue() == null ? "" : summary.getValue();
    }

    /** In days: the end is the day after the last one. */
    private static long length(VEvent event, ICalDate start) {
        var last = value(event.getDateEnd());
        if (last != null) return bounded(ChronoUnit.DAYS.between(day(start), day(last)));
        var duration = event.getDuration() == null ? null : event.getDuration().getValue();
        return duration == null || duration.isPrior()
                ? 1
                : bounded(Math.ceilDiv(duration.toMillis(), Duration.ofDays(1).toMillis()));
    }

    /** No longer than a feed may reach: what lies before and after does not count anyway. */
    private static long bounded(long length) {
        return Math.clamp(length, 1, 366L * 400);
    }
}
