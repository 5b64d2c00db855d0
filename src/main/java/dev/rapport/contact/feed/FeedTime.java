package dev.rapport.contact.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A time as feeds write it: as in mails (RFC 822 and 1123, whatever day of the week that is) or as in RFC 3339, more or less. */
final class FeedTime {

    private static final int LONGEST = 80;
    private static final String TIME =
            "(?:[T\\s]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(\\.\\d{1,9})?)?)?\\s*([^\\s(]*)\\s*(?:\\([^)]*\\))?";
    private static final Pattern OF_MAILS = Pattern.compile(
            "(?:\\p{Alpha}+\\s)?\\s*(\\d{1,2})[\\s-]+(\\p{Alpha}{3})\\p{Alpha}*\\.?[\\s-]+(\\d{4}|\\d{2})" + TIME);
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})" + TIME);
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int CENTURY = 50;

    /** Of RFC 822, section 5. */
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("", 0),
            Map.entry("Z", 0),
            Map.entry("UT", 0),
            Map.entry("UTC", 0),
            Map.entry("GMT", 0),
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7));

    private FeedTime() {}

    /** What cannot be read is not known. */
    static @Nullable Instant of(String written) {
        if (written.length() > LONGEST) return null;
        var text = written.substring(written.indexOf(',') + 1).strip();
        try {
            var iso = ISO.matcher(text);
            if (iso.matches()) return instant(LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)), iso);
            var mail = OF_MAILS.matcher(text);
            if (!mail.matches()) return null;
            return instant(LocalDate.of(year(mail.group(3)), month(mail.group(2)), number(mail, 1)), mail);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant instant(LocalDate day, Matcher time) {
        var fraction = Objects.requireNonNullElse(time.group(7), "");
        var at = LocalTime.parse(
                "%02d:%02d:%02d%s".formatted(number(time, 4), number(time, 5), number(time, 6), fraction));
        return day.atTime(at).toInstant(zone(time.group(8)));
    }

    private static int number(Matcher found, int group) {
        var text = found.group(group);
        return text == null ? 0 : Integer.parseInt(text);
    }

    private static int year(String written) {
        var year = Integer.parseInt(written);
        if (written.length() > 2) return year;
        return year < CENTURY ? 2000 + year : 1900 + year;
    }

    private static int month(String written) {
        var place = MONTHS.indexOf(written.toLowerCase(Locale.ROOT));
        if (place < 0 || place % 3 != 0) throw new DateTimeException("no month");
        return place / 3 + 1;
    }

    private static ZoneOffset zone(String written) {
        var named = ZONES.get(written.toUpperCase(Locale.ROOT));
        if (named != null) return ZoneOffset.ofHours(named);
        return ZoneOffset.of(written.replaceFirst("^(?:GMT|UTC)(?=[+-])", ""));
    }
}
