package dev.rapport.bench;

import java.time.Duration;
import java.util.Locale;

/** Prints the figures. */
final class Report {

    private Report() {}

    static void section(String title) {
        System.out.println();
        System.out.println(title);
    }

    static void line(String format, Object... arguments) {
        System.out.println("  " + String.format(Locale.ROOT, format, arguments));
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    static double perSecond(long count, Duration duration) {
        return count / Math.max(1e-9, seconds(duration));
    }
}
