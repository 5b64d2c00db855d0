package dev.rapport.contact.pbx;

import dev.rapport.contact.inbound.Unreadable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads times as telephone systems write them: in any form of ISO 8601, or as a number since 1970. */
final class PbxTime {

    private static final Pattern NUMBER =
            Pattern.compile("([0-9]{9,10}|[0-9]{13}|[0-9]{16})(?:[.,]([0-9]{1,9})[0-9]*)?");

    /** A plus that a form lost is a space. */
    private static final Pattern ISO = Pattern.compile(
            "([0-9]{4})-?([0-9]{2})-?([0-9]{2})[T ]([0-9]{2}):?([0-9]{2})(?::?([0-9]{2})(?:[.,]([0-9]{1,9})[0-9]*)?)?"
                    + "\\s*(?:(Z|UTC|GMT)|([+\\- \u2212])([0-9]{2})(?::?([0-9]{2}))?)?",
            Pattern.CASE_INSENSITIVE);

    private static final int YEAR = 1;
    private static final int MONTH = 2;
    private static final int DAY = 3;
    private static final int HOUR = 4;
    private static final int MINUTE = 5;
    private static final int SECOND = 6;
    private static final int FRACTION = 7;
    private static final int UTC = 8;
    private static final int SIGN = 9;
    private static final int HOURS_OFF = 10;
    private static final int MINUTES_OFF = 11;
    private static final int SECONDS_DIGITS = 10;
    private static final int MILLIS_DIGITS = 13;
    private static final int NANO_DIGITS = 9;

    private PbxTime() {}

    /** Absent where none is said, or nobody knows of which zone it is. */
    static @Nullable Instant read(String written) {
        var text = written.strip();
        if (text.isEmpty()) return null;
        var number = NUMBER.matcher(text);
        if (number.matches()) return since1970(number.group(1), number.group(2));
        var iso = ISO.matcher(text);
        if (!iso.matches()) throw unreadable(null);
        try {
            return moment(iso);
        } catch (DateTimeException e) {
            throw unreadable(e);
        }
    }

    private static Unreadable unreadable(@Nullable DateTimeException why) {
        var words = "time: as 2026-11-30T09:00:00Z, or seconds since 1970";
        return why == null ? new Unreadable(words) : new Unreadable(words, why);
    }

    private static Instant since1970(String whole, @Nullable String fraction) {
        var number = Long.parseLong(whole);
        if (whole.length() <= SECONDS_DIGITS) return Instant.ofEpochSecond(number, nanos(fraction));
        return whole.length() == MILLIS_DIGITS ? Instant.ofEpochMilli(number) : Instant.EPOCH.plusNanos(number * 1_000);
    }

    private static @Nullable Instant moment(Matcher iso) {
        var minutes = number(iso, HOUR) * 60L + number(iso, MINUTE);
        var seconds = number(iso, SECOND);
        if (minutes > 24 * 60 || number(iso, MINUTE) > 59 || seconds > 60)
            throw new DateTimeException("no time of day");
        var local = LocalDate.of(number(iso, YEAR), number(iso, MONTH), number(iso, DAY))
                .atStartOfDay()
                .plusMinutes(minutes)
                .plusSeconds(seconds)
                .plusNanos(nanos(iso.group(FRACTION)));
        if (iso.group(UTC) != null) return local.toInstant(ZoneOffset.UTC);
        if (iso.group(SIGN) == null) return null;
        var sign = "+ ".contains(iso.group(SIGN)) ? 1 : -1;
        return local.toInstant(
                ZoneOffset.ofHoursMinutes(sign * number(iso, HOURS_OFF), sign * number(iso, MINUTES_OFF)));
    }

    private static int number(Matcher iso, int group) {
        return Integer.parseInt(Objects.requireNonNullElse(iso.group(group), "0"));
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
    }
}
