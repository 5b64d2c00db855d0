package dev.rapport.customer.pools;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pool of customers without an owner.
 *
 * @param changedBy name of who wrote the rules last; absent when the system did
 * @param mayTake whether the asker's team takes from it
 */
public record Pool(PoolId id, PoolRules rules, @Nullable String changedBy, Instant changedAt, boolean mayTake) {}
