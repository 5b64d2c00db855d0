package dev.rapport.studio.ui;

import dev.rapport.sla.ui.SlaWords;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lengths of business time as people write them: {@code 1 h 30 min}, {@code 4 小时}; nothing for no promise. */
final class TimeText {

    private static final Pattern TIME = Pattern.compile(
            "(?:(\\d{1,6})\\s*(?:h|小时))?\\s*(?:(\\d{1,6})\\s*(?:min|分钟))?\\s*(?:(\\d{1,6})\\s*(?:s|秒))?");
    private static final int LONGEST = 60;
    private static final int SECONDS_60 = 60;
    private static final int SECONDS_3600 = 3600;

    private TimeText() {}

    /** Seconds; 0 for an empty text; nothing when it cannot be understood. */
    static OptionalLong read(String text) {
        if (text.length() > LONGEST) return OptionalLong.empty();
        var time = TIME.matcher(text.strip());
        return time.matches()
                ? OptionalLong.of(number(time.group(1)) * SECONDS_3600
                        + number(time.group(2)) * SECONDS_60
                        + number(time.group(3)))
                : OptionalLong.empty();
    }

    /** Written so that it can be read again. */
    static String of(long seconds, SlaWords words) {
        return Stream.of(
                        part("sla.length-hours", seconds / SECONDS_3600, words),
                        part("sla.minutes", seconds % SECONDS_3600 / SECONDS_60, words),
                        part("sla.length-seconds", seconds % SECONDS_60, words))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String part(String key, long count, SlaWords words) {
        return count == 0 ? "" : words.say(key, count);
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
