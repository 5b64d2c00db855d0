package dev.rapport.contact.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** The time that signed calls say of themselves, in seconds since 1970: within five minutes of now, or it may be a replay. */
final class CallTime {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private CallTime() {}

    static boolean isNow(String seconds, Instant now) {
        return SECONDS.matcher(seconds).matches()
                && Math.abs(now.getEpochSecond() - Long.parseLong(seconds)) <= TOLERANCE.toSeconds();
    }
}
