package dev.rapport.sla.calendars;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects stretches of open time in order, cut to a window, and joins those that touch. */
final class Stretches {

    private final long from;
    private final long to;
    private final List<BusinessCalendar.Stretch> all = new ArrayList<>();
    private long start;
    private long end;

    Stretches(long from, long to) {
        this.from = from;
        this.to = to;
        this.start = from;
        this.end = from;
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    /** Takes the next stretch; it must not begin before the one before it did. */
    void add(long begin, long finish) {
        var cutBegin = Math.max(begin, from);
        var cutFinish = Math.min(finish, to);
        if (cutFinish <= cutBegin) return;
        if (cutBegin > end) {
            flush();
            start = cutBegin;
        }
        end = Math.max(end, cutFinish);
    }

    List<BusinessCalendar.Stretch> all() {
        flush();
        start = end;
        return List.copyOf(all);
    }

    private void flush() {
        if (end > start) all.add(new BusinessCalendar.Stretch(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end)));
    }
}
