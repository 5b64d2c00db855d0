package dev.rapport.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and times as pages, mails and reports write them: 22 Nov 2026, 14:30; 2026年11月22日 14:30. */
public final class WrittenTime {

    private record Patterns(String day, String time) {}

    private static final Patterns ENGLISH = new Patterns("d MMM uuuu", "d MMM uuuu, HH:mm");
    private static final Patterns CHINESE = new Patterns("uuuu年M月d日", "uuuu年M月d日 HH:mm");

    private WrittenTime() {}

    public static String at(Instant instant, Locale locale, ZoneId zone) {
        return DateTimeFormatter.ofPattern(patterns(locale).time(), locale)
                .withZone(zone)
                .format(instant);
    }

    public static String day(Instant instant, Locale locale, ZoneId zone) {
        return day(LocalDate.ofInstant(instant, zone), locale);
    }

    public static String day(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofPattern(patterns(locale).day(), locale).format(day);
    }

    private static Patterns patterns(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? CHINESE : ENGLISH;
    }
}
