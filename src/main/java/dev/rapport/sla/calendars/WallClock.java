package dev.rapport.sla.calendars;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A zone's wall clock between two of its changes: all in milliseconds, valid from one instant to before another. */
record WallClock(long from, long to, long offset) {

    /** The wall clocks in force between two instants, one after another. */
    static List<WallClock> covering(ZoneId zone, long start, long end) {
        var rules = zone.getRules();
        var clocks = new ArrayList<WallClock>();
        var from = start;
        while (from < end) {
            var instant = Instant.ofEpochMilli(from);
            var change = rules.nextTransition(instant);
            var to = change == null ? end : Math.min(end, change.getInstant().toEpochMilli());
            clocks.add(new WallClock(from, to, millis(rules.getOffset(instant))));
            from = to;
        }
        return clocks;
    }

    /** When this clock shows a time between two local times, as begin and end; an empty stretch when it never does. */
    long[] shows(long localFrom, long localTo) {
        var begin = Math.max(from, localFrom - offset);
        return new long[] {begin, Math.max(begin, Math.min(to, localTo - offset))};
    }

    private static long millis(ZoneOffset offset) {
        return Duration.ofSeconds(offset.getTotalSeconds()).toMillis();
    }
}
