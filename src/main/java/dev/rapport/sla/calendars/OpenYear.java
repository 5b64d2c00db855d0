package dev.rapport.sla.calendars;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * The open stretches of one UTC year with the open time before each of them, so that questions about long times need
 * no walk over days. All figures are milliseconds; instants are counted from the epoch.
 */
final class OpenYear {

    private final long[] from;
    private final long[] to;
    private final long[] before;
    private final long open;

    private OpenYear(long[] from, long[] to) {
        this.from = from;
        this.to = to;
        this.before = new long[from.length];
        var sum = 0L;
        for (var i = 0; i < from.length; i++) {
            before[i] = sum;
            sum += to[i] - from[i];
        }
        this.open = sum;
    }

    static OpenYear of(BusinessCalendar calendar, int year) {
        var start = startOf(year);
        var end = startOf(year + 1);
        var clocks = WallClock.covering(calendar.zone(), start, end);
        var found = new java.util.ArrayList<long[]>();
        // A shift lasts two days at most, and zones are at most 18 hours from UTC.
        var last = LocalDate.of(year + 1, 1, 2);
        for (var day = LocalDate.of(year - 1, 12, 28); !day.isAfter(last); day = day.plusDays(1)) {
            var midnight = day.toEpochDay() * 86_400_000L;
            for (var shift : calendar.shifts(day)) {
                for (var clock : clocks) {
                    found.add(clock.shows(midnight + shift.from() * 60_000L, midnight + shift.to() * 60_000L));
                }
            }
        }
        found.sort((a, b) -> Long.compare(a[0], b[0]));
        var stretches = new Stretches(start, end);
        found.forEach(stretch -> stretches.add(stretch[0], stretch[1]));
        var joined = stretches.all();
        return new OpenYear(
                joined.stream().mapToLong(s -> s.from().toEpochMilli()).toArray(),
                joined.stream().mapToLong(s -> s.to().toEpochMilli()).toArray());
    }

    long open() {
        return open;
    }

    /** Open time from the year's start to an instant in it. */
    long openBefore(long instant) {
        var i = lastNotAfter(from, instant);
        return i < 0 ? 0 : before[i] + Math.min(instant, to[i]) - from[i];
    }

    /** The first instant with so much open time before it; there must be that much, and more than none. */
    long whenOpenFor(long wanted) {
        var i = lastNotAfter(before, wanted - 1);
        return from[i] + wanted - before[i];
    }

    void into(Stretches stretches) {
        for (var i = Math.max(0, lastNotAfter(from, stretches.from())); i < from.length; i++) {
            if (from[i] >= stretches.to()) return;
            stretches.add(from[i], to[i]);
        }
    }

    private static int lastNotAfter(long[] sorted, long value) {
        var found = Arrays.binarySearch(sorted, value);
        return found >= 0 ? found : -found - 2;
    }

    private static long startOf(int year) {
        return Instant.from(LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC))
                .toEpochMilli();
    }
}
