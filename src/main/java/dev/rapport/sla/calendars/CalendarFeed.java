package dev.rapport.sla.calendars;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The days off and the make-up working days that an iCalendar feed (RFC 5545) tells of: its all-day events, repeated
 * ones included.
 *
 * @param days what each day off is called
 * @param workdays what each make-up working day is called
 * @param leftOut events that gave no day
 * @param left why they gave none
 */
public record CalendarFeed(
        Map<LocalDate, String> days, Map<LocalDate, String> workdays, int leftOut, List<LeftOut> left) {

    static final int MOST_BYTES = 1_000_000;
    private static final int MOST_EVENTS = 5_000;

    /** Stands where bytes were no character in UTF-8, the encoding of all feeds. */
    private static final char UNREADABLE = '\uFFFD';

    private static final Pattern EVENT = Pattern.compile("(?im)^BEGIN:VEVENT");

    private static final Pattern BORDER = Pattern.compile("(?i)(BEGIN|END):(.*)");

    private record Begun(String name, int line) {}

    /** Why an event gives no day: it has a time of day, is called off, is replaced, lies outside the years, or says what is no day or no rule. */
    public enum Reason {
        TIMED,
        CANCELLED,
        REPLACED,
        OUTSIDE,
        UNREADABLE
    }

    /**
     * Events that gave no day for one reason.
     *
     * @param names of the first few
     */
    public record LeftOut(Reason reason, int count, List<String> names) {}

    /** All days, in order. */
    public List<PublicHolidays.Day> all() {
        return Stream.concat(
                        days.entrySet().stream()
                                .map(day -> new PublicHolidays.Day(day.getKey(), day.getValue(), false)),
                        workdays.entrySet().stream()
                                .map(day -> new PublicHolidays.Day(day.getKey(), day.getValue(), true)))
                .sorted(java.util.Comparator.comparing(PublicHolidays.Day::date))
                .toList();
    }

    /** Reads a feed as far as it lies between two days; refuses what is none, cut off, too long, or takes too long. */
    public static CalendarFeed read(byte[] file, LocalDate from, LocalDate until) {
        if (file.length > MOST_BYTES) throw Refused.invalid("sla.feed-too-long", MOST_BYTES / 1000);
        return new FeedDays(from, until).read(events(file));
    }

    private static List<VEvent> events(byte[] file) {
        var text =
                new String(file, StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        if (!text.regionMatches(true, 0, "BEGIN:VCALENDAR", 0, 15)) throw Refused.invalid("sla.no-feed");
        requireReadable(text);
        requireWhole(text);
        if (EVENT.matcher(text).results().limit(MOST_EVENTS + 1L).count() > MOST_EVENTS)
            throw Refused.invalid("sla.feed-too-many", MOST_EVENTS);
        var events = new ArrayList<VEvent>();
        for (var calendar : calendars(text)) events.addAll(calendar.getEvents());
        return events;
    }

    private static void requireReadable(String text) {
        var line = 1;
        for (var words : text.lines().toList()) {
            if (words.indexOf(UNREADABLE) >= 0 || !CleanText.isFit(words))
                throw Refused.invalid("sla.feed-unreadable", line);
            line++;
        }
    }

    private static void requireWhole(String text) {
        var open = new ArrayDeque<Begun>();
        var line = 0;
        for (var words : text.lines().map(String::stripTrailing).toList()) {
            line++;
            var mark = BORDER.matcher(words);
            if (!mark.matches()) continue;
            var name = mark.group(2).toUpperCase(Locale.ROOT);
            if (mark.group(1).equalsIgnoreCase("BEGIN")) open.push(new Begun(name, line));
            else if (open.isEmpty()) throw Refused.invalid("sla.feed-cut-off", line);
            else if (open.peek().name().equals(name)) open.pop();
            else break;
        }
        if (!open.isEmpty())
            throw Refused.invalid("sla.feed-cut-off", open.peek().line());
    }

    private static List<ICalendar> calendars(String text) {
        try {
            var calendars = Biweekly.parse(text)
                    .register(new FeedRule.Included())
                    .register(new FeedRule.Excluded())
                    .all();
            if (calendars.isEmpty()) throw Refused.invalid("sla.no-feed");
            return calendars;
        } catch (Refused e) {
            throw e;
        } catch (RuntimeException e) {
            throw Refused.invalid("sla.no-feed");
        }
    }
}
