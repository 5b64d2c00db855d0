package dev.rapport.sla.calendars;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import dev.rapport.platform.Refused;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The days off that an iCalendar feed (RFC 5545) tells of: its all-day events, repeated ones included. Events with a
 * time of day are no days off and are left out.
 *
 * @param days what each is called
 * @param leftOut events that are no days off, or lie outside the years asked for
 */
public record CalendarFeed(Map<LocalDate, String> days, int leftOut) {

    static final int MOST_BYTES = 1_000_000;
    private static final int MOST_EVENTS = 5_000;
    private static final int MOST_DAYS = 2_000;
    private static final int LONGEST_EVENT = 60;
    private static final int MOST_REPEATS = 4_000;

    /** Reads a feed as far as it lies between two days; refuses what is none, or too long. */
    public static CalendarFeed read(byte[] file, LocalDate from, LocalDate until) {
        if (file.length > MOST_BYTES) throw Refused.invalid("sla.feed-too-long", MOST_BYTES / 1000);
        var days = new TreeMap<LocalDate, String>();
        var leftOut = 0;
        for (var event : parsed(file).getEvents()) {
            var before = days.size();
            if (isDayOff(event)) add(event, days, from, until);
            if (days.size() == before) leftOut++;
            if (days.size() > MOST_DAYS) throw Refused.invalid("sla.feed-too-many", MOST_DAYS);
        }
        return new CalendarFeed(days, leftOut);
    }

    private static ICalendar parsed(byte[] file) {
        var text = new String(file, StandardCharsets.UTF_8);
        if (!text.stripLeading().replace("\uFEFF", "").startsWith("BEGIN:VCALENDAR"))
            throw Refused.invalid("sla.no-feed");
        var first = first(text);
        if (first == null) throw Refused.invalid("sla.no-feed");
        if (first.getEvents().size() > MOST_EVENTS) throw Refused.invalid("sla.feed-too-many", MOST_EVENTS);
        return first;
    }

    private static @Nullable ICalendar first(String text) {
        try {
            return Biweekly.parse(text).first();
        } catch (RuntimeException e) {
            throw Refused.invalid("sla.no-feed");
        }
    }

    private static boolean isDayOff(VEvent event) {
        var start = event.getDateStart();
        var cancelled = event.getStatus() != null && event.getStatus().isCancelled();
        return !cancelled
                && start != null
                && start.getValue() != null
                && !start.getValue().hasTime();
    }

    private static void add(VEvent event, Map<LocalDate, String> days, LocalDate from, LocalDate until) {
        var name = event.getSummary() == null ? "" : event.getSummary().getValue();
        var length = length(event);
        var starts = starts(event);
        for (var repeats = 0; starts.hasNext() && repeats < MOST_REPEATS; repeats++) {
            var start = day(starts.next());
            if (start.isAfter(until)) return;
            for (var day = start; day.isBefore(start.plusDays(length)); day = day.plusDays(1))
                if (!day.isBefore(from) && !day.isAfter(until)) days.putIfAbsent(day, name == null ? "" : name);
            if (days.size() > MOST_DAYS) return;
        }
    }

    private static DateIterator starts(VEvent event) {
        return event.getDateIterator(TimeZone.getDefault());
    }

    /** In days: the end is the day after the last one. */
    private static long length(VEvent event) {
        var end = event.getDateEnd();
        if (end == null || end.getValue() == null) return 1;
        var days = ChronoUnit.DAYS.between(day(event.getDateStart().getValue()), day(end.getValue()));
        return Math.clamp(days, 1, LONGEST_EVENT);
    }

    private static LocalDate day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneId.systemDefault());
    }
}
