package dev.rapport.sla.calendars;

import dev.rapport.platform.Refused;
import java.util.regex.Pattern;

/**
 * A stretch of working time, in minutes from the midnight that its day begins with. One that ends at or before its
 * beginning goes on over midnight; all of it belongs to the day on which it begins.
 */
public record Shift(int from, int to) {

    private static final int DAY = 24 * 60;
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)");

    public Shift {
        if (from < 0 || from >= DAY || to <= from || to > from + DAY) throw Refused.invalid("sla.bad-shift", from, to);
    }

    /** Reads two times such as 22:00 and 06:00; 24:00 is the midnight at the day's end. */
    public static Shift of(String from, String to) {
        var start = minutes(from);
        var end = minutes(to);
        return new Shift(start, end <= start ? end + DAY : end);
    }

    public String fromText() {
        return text(from);
    }

    public String toText() {
        return to == DAY ? "24:00" : text(to % DAY);
    }

    private static int minutes(String time) {
        var read = TIME.matcher(time);
        if (!read.matches()) throw Refused.invalid("sla.bad-time", time);
        var minutes = Integer.parseInt(read.group(1)) * 60 + Integer.parseInt(read.group(2));
        if (minutes > DAY) throw Refused.invalid("sla.bad-time", time);
        return minutes;
    }

    private static String text(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }
}
