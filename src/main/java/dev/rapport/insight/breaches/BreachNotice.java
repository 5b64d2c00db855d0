package dev.rapport.insight.breaches;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was told while a promise ran out.
 *
 * @param detail which step of the ladder it was
 */
public record BreachNotice(
        Kind kind,
        Instant at,
        @Nullable String detail,
        @Nullable String team) {

    /** A warning before the due time, a step of the escalation ladder that was taken, or a higher level that was called. */
    public enum Kind {
        WARNED,
        LADDER,
        ESCALATED
    }
}
