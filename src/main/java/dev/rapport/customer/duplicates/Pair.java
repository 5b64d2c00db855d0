package dev.rapport.customer.duplicates;

import dev.rapport.platform.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two customers that may be one, with what speaks for and against it.
 *
 * @param weight the logarithm of the odds that they are one, to the base 2
 * @param prior what of it any two customers have
 * @param decidedBy who said that they are different
 */
public record Pair(
        UUID id,
        Zone zone,
        double weight,
        double prior,
        boolean isSwapped,
        List<Reason> reasons,
        boolean isDifferent,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        Side one,
        Side other) {

    Pair reached(Map<CustomerId, List<String>> by) {
        return new Pair(
                id,
                zone,
                weight,
                prior,
                isSwapped,
                reasons,
                isDifferent,
                decidedBy,
                decidedAt,
                one.reached(by.getOrDefault(one.id(), List.of())),
                other.reached(by.getOrDefault(other.id(), List.of())));
    }

    /** One of the two, contact points masked. */
    public record Side(
            CustomerId id,
            String name,
            String tier,
            @Nullable String owner,
            List<String> contactPoints,
            Instant createdAt) {

        Side reached(List<String> by) {
            return new Side(id, name, tier, owner, by, createdAt);
        }
    }
}
