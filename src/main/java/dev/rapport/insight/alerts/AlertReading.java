package dev.rapport.insight.alerts;

import org.jspecify.annotations.Nullable;

/**
 * A figure as it is now.
 *
 * @param value absent when there is nothing to take it of
 * @param cases how many cases or clocks it is of
 */
record AlertReading(@Nullable Double value, long cases) {

    boolean isBad(AlertRule rule) {
        return value != null && cases >= rule.leastCases() && rule.figure().isBad(value, rule.threshold());
    }
}
