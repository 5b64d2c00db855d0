package dev.rapport.customer.quality;

import dev.rapport.platform.Revision;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a check stands.
 *
 * @param faults customers with whom something is wrong
 * @param customers all there are
 * @param change against that day; absent before one is over
 * @param changeSince 30 days ago, or the first day that is known
 * @param charge key of the team that answers for the check; absent where each team does for its own customers
 * @param teams those with most faults
 */
public record QualityFigure(
        Quality quality,
        long faults,
        long customers,
        @Nullable Long change,
        @Nullable LocalDate changeSince,
        @Nullable String charge,
        List<OfTeam> teams) {

    /** @param team key; absent where nobody answers for the customers */
    public record OfTeam(@Nullable String team, long faults) {}

    /** What somebody who lets another team answer must have read. */
    public Revision chargeRevision() {
        return Revision.of(charge);
    }

    /** In hundredths of all customers. */
    public double share() {
        return customers == 0 ? 0 : 100.0 * faults / customers;
    }
}
