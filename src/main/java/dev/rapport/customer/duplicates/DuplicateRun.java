package dev.rapport.customer.duplicates;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run over all customers.
 *
 * @param customers how many are known of, of people first and then of firms as well
 * @param compared how many of them were compared with all later ones
 * @param lookedAt how many pairs that were
 * @param leftOut by rule, how many customers stand in blocks of too many, whose members were not compared for that
 * @param learntAnew whether what agreement weighs was learnt in this run; else that would have been implausible, and what
 *     was learnt before held
 */
public record DuplicateRun(
        UUID id,
        RunState state,
        @Nullable String startedBy,
        Instant createdAt,
        @Nullable Instant endedAt,
        int customers,
        int compared,
        long lookedAt,
        int same,
        int review,
        Map<BlockingRule, Integer> leftOut,
        boolean learntAnew) {

    public int percent() {
        return state == RunState.DONE ? 100 : customers == 0 ? 0 : (int) (99L * compared / customers);
    }
}
