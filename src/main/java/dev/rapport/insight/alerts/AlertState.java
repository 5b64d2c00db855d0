package dev.rapport.insight.alerts;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an alert stands between two looks. A figure that wavers about its threshold tells nobody twice: it must be well
 * for some time before the alert is over, and then the alert rests before it can be raised again.
 *
 * @param raisedAt since when it is raised
 * @param wellSince since when the figure is well although the alert is raised
 * @param quietUntil before when it is not raised again
 */
record AlertState(
        @Nullable Instant raisedAt,
        @Nullable Instant wellSince,
        @Nullable Instant quietUntil) {

    static final AlertState FRESH = new AlertState(null, null, null);

    static final Duration WELL_FOR = Duration.ofMinutes(5);
    static final Duration REST = Duration.ofMinutes(30);

    /** After a look at the figure. */
    AlertState seen(boolean bad, Instant now) {
        if (raisedAt == null)
            return bad && (quietUntil == null || !now.isBefore(quietUntil)) ? new AlertState(now, null, null) : this;
        if (bad) return new AlertState(raisedAt, null, null);
        if (wellSince == null) return new AlertState(raisedAt, now, null);
        return now.isBefore(wellSince.plus(WELL_FOR)) ? this : new AlertState(null, null, now.plus(REST));
    }

    boolean isRaised() {
        return raisedAt != null;
    }
}
