package dev.rapport.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The days that can be entered; a day outside of them is a slip of the pen, and reckoning with it may fail. */
public final class KeptYears {

    public static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    public static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private KeptYears() {}

    public static boolean hold(@Nullable LocalDate day) {
        return day == null || !day.isBefore(FIRST) && !day.isAfter(LAST);
    }

    public static void require(@Nullable LocalDate day) {
        if (!hold(day)) throw far(String.valueOf(day));
    }

    public static void require(@Nullable Instant time) {
        if (time == null) return;
        var first = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();
        var end = LAST.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        if (time.isBefore(first) || !time.isBefore(end)) throw far(time.toString());
    }

    private static Refused far(String day) {
        return Refused.unfit("error.far-day", day, FIRST.toString(), LAST.toString());
    }
}
