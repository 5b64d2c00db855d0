package dev.rapport.insight.web;

import dev.rapport.insight.breaches.BreachRate;
import dev.rapport.insight.breaches.BreachRate.Share;
import org.jspecify.annotations.Nullable;

/**
 * How many promises were not kept, as other systems read it.
 *
 * @param value as a filter names it; {@code -} for none
 * @param decided breaches and promises that were kept
 * @param unanswered clocks that the end of their case stopped in time without an answer; not decided
 */
record RateJson(
        @Nullable String value,
        @Nullable String name,
        long breaches,
        long excused,
        long decided,
        long unanswered,
        @Nullable Share raw,
        @Nullable Share excusedRate) {

    static RateJson of(@Nullable String value, @Nullable String name, BreachRate rate) {
        return new RateJson(
                value,
                name,
                rate.breaches(),
                rate.excused(),
                rate.decided(),
                rate.unanswered(),
                rate.raw().orElse(null),
                rate.excusedRate().orElse(null));
    }
}
