package dev.rapport.loyalty;

import dev.rapport.platform.Revision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Coupons of one kind.
 *
 * @param reserved at the moment
 * @param cost what those that are reserved and redeemed take off
 */
public record CouponBatch(
        UUID id, CouponTerms terms, State state, int issued, int reserved, int redeemed, BigDecimal cost) {

    public enum State {
        DRAFT,
        RUNNING,
        STOPPED
    }

    /** Absent where there is no budget. */
    public @Nullable BigDecimal budgetLeft() {
        var budget = terms.budget();
        return budget == null ? null : budget.subtract(cost);
    }

    public Revision revision() {
        return Revision.of(id, terms, state);
    }

    /** Whether its coupons can be used at a moment. */
    public boolean isValid(Instant at) {
        var end = terms.validUntil();
        return state == State.RUNNING && !at.isBefore(terms.validFrom()) && (end == null || at.isBefore(end));
    }
}
