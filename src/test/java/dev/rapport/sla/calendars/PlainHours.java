package dev.rapport.sla.calendars;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.List;

/** Asks a calendar's definition, for each minute of some weeks, whether the wall clock then shows a time in a shift. */
public final class PlainHours {

    private final BusinessCalendar calendar;
    private final long start;
    private final int minutes;
    private final BitSet open = new BitSet();

    public PlainHours(BusinessCalendar calendar, Instant start, int days) {
        this(calendar, start.getEpochSecond() / 60, days * 24 * 60);
        for (var i = 0; i < minutes; i++) {
            if (isOpen(Instant.ofEpochSecond((this.start + i) * 60).atZone(calendar.zone()))) open.set(i);
        }
    }

    private PlainHours(BusinessCalendar calendar, long start, int minutes) {
        this.calendar = calendar;
        this.start = start;
        this.minutes = minutes;
    }

    /** The same weeks, until that minute by other hours. */
    public PlainHours since(Instant minute, PlainHours until) {
        var both = new PlainHours(calendar, start, minutes);
        var change = (int) (minute.getEpochSecond() / 60 - start);
        for (var i = 0; i < minutes; i++) both.open.set(i, (i < change ? until : this).open.get(i));
        return both;
    }

    /** The same weeks without a break. */
    public PlainHours always() {
        var always = new PlainHours(calendar, start, minutes);
        always.open.set(0, minutes);
        return always;
    }

    /** The second itself when it is open, else the beginning of the first open minute after it; the end for none. */
    public long nextOpen(long second) {
        if (second >= end() || open(second)) return second;
        var minute = open.nextSetBit((int) (second / 60 - start));
        return minute < 0 ? end() : (start + minute) * 60;
    }

    public boolean open(long second) {
        return open.get((int) (second / 60 - start));
    }

    public long end() {
        return (start + minutes) * 60;
    }

    private boolean isOpen(ZonedDateTime local) {
        var minute = local.getHour() * 60 + local.getMinute();
        var today = local.toLocalDate();
        return isIn(calendar.shifts(today), minute) || isIn(calendar.shifts(today.minusDays(1)), minute + 1440);
    }

    private static boolean isIn(List<Shift> shifts, int minute) {
        for (var shift : shifts) if (shift.from() <= minute && minute < shift.to()) return true;
        return false;
    }
}
