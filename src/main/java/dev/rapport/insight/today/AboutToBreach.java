package dev.rapport.insight.today;

import dev.rapport.insight.breaches.Breach;
import dev.rapport.sla.CaseClock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A clock that a manager should look at, with whose case it is.
 *
 * @param remainingMillis business time left until it is due; below zero what it is over
 * @param pausedSince since when it waits; absent while it counts
 */
public record AboutToBreach(
        CaseClock clock,
        Breach.@Nullable Customer customer,
        long remainingMillis,
        @Nullable Instant pausedSince) {}
