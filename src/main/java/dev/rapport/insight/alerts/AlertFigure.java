package dev.rapport.insight.alerts;

import dev.rapport.platform.Refused;
import java.util.Arrays;
import java.util.Locale;

/** What an alert watches. */
public enum AlertFigure {
    /** The share of decided promises that were kept. */
    COMPLIANCE(Unit.SHARE, true),

    /** The same, excused breaches counted as kept. */
    EXCUSED_COMPLIANCE(Unit.SHARE, true),
    BREACHES(Unit.NUMBER, false),

    /** Of the business time that clocks had counted when they stopped. */
    MEDIAN(Unit.SECONDS, false),
    P90(Unit.SECONDS, false),
    PAUSED_SHARE(Unit.SHARE, false),

    /** The mean of the cases that were opened. */
    HAND_OVERS(Unit.NUMBER, false),

    /** How many clocks breach within the next hour if nothing happens. */
    DUE_SOON(Unit.NUMBER, false);

    /** What values and thresholds are. */
    public enum Unit {
        /** Of one. */
        SHARE,

        /** Of business time. */
        SECONDS,
        NUMBER
    }

    private final Unit unit;
    private final boolean below;

    AlertFigure(Unit unit, boolean below) {
        this.unit = unit;
        this.below = below;
    }

    public Unit unit() {
        return unit;
    }

    /** Whether little is bad. */
    public boolean isBadBelow() {
        return below;
    }

    boolean isBad(double value, double threshold) {
        return below ? value < threshold : value > threshold;
    }

    /** As other systems write it, such as {@code due-soon}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static AlertFigure of(String word) {
        return Arrays.stream(values())
                .filter(figure -> figure.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("sla.alert.no-such-figure", word));
    }
}
