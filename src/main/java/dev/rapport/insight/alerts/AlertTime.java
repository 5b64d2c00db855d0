package dev.rapport.insight.alerts;

import dev.rapport.platform.Refused;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;

/** Of which days a figure is taken. */
public enum AlertTime {
    TODAY,
    THIS_WEEK,
    SEVEN_DAYS,
    FOUR_WEEKS;

    LocalDate from(LocalDate today) {
        return switch (this) {
            case TODAY -> today;
            case THIS_WEEK -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case SEVEN_DAYS -> today.minusDays(6);
            case FOUR_WEEKS -> today.minusDays(27);
        };
    }

    /** As other systems write it, such as {@code this-week}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static AlertTime of(String word) {
        return Arrays.stream(values())
                .filter(time -> time.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("sla.alert.no-such-time", word));
    }
}
