package dev.rapport.insight.trends;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is counted of each day. Whoever counts one otherwise gives it the next definition: then all days are counted again. */
enum DayFigure {
    /** Clocks that stopped with an answer, of those that stopped and were not breached. */
    KEPT(1),

    /** Breaches that are excused, of those that fell due. */
    EXCUSED(1),

    /** Clocks, neither stopped nor breached, of the cases that were opened. */
    RUNNING(1),

    /** Business time that the clocks had counted that stopped with an answer, in milliseconds; by {@link Histogram}. */
    LENGTH(1),

    /** Business time that the clocks had waited that stopped, of all their time, in milliseconds. */
    WAITED(1),

    /** The same by the reason, of how many clocks. */
    WAITED_FOR(1),

    /** How often the cases changed hands that were opened, of how many cases; by the number of hand-overs. */
    HAND_OVERS(1),

    /** How long the steps of processes took that were left, in milliseconds, of how many visits; by {@link Histogram}. */
    STEP_TIME(1);

    private final int definition;

    DayFigure(int definition) {
        this.definition = definition;
    }

    int definition() {
        return definition;
    }

    /** What the database calls it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String definitions() {
        return Arrays.stream(values())
                .map(figure -> figure.word() + " " + figure.definition())
                .collect(Collectors.joining(", "));
    }
}
