package dev.rapport.insight.alerts;

import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule that is watched, and how it stands.
 *
 * @param raisedAt since when it is raised; absent while all is well
 * @param value the figure when it was last looked at; absent when there was none
 * @param cases how many cases or clocks it was of
 * @param evaluatedAt when it was last looked at
 */
public record Alert(
        UUID id,
        AlertRule rule,
        UserId madeBy,
        @Nullable Instant raisedAt,
        @Nullable Double value,
        long cases,
        @Nullable Instant evaluatedAt) {

    /** Whether the figure is of too few to mean something. */
    public boolean isOfTooFew() {
        return value == null || cases < rule.leastCases();
    }
}
