package dev.rapport.sla.ledger;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param rows of the ledger
 * @param days that are closed by an anchor
 * @param compared rows of the tables that the ledger tells of
 * @param faults the first of them, in the order of chains and rows; none when everything is as it was written
 * @param more whether there are faults beyond those
 * @param lastAnchor of the last closed day, to be compared with what was kept elsewhere
 */
public record LedgerReport(
        long rows,
        long chains,
        long days,
        long compared,
        List<Fault> faults,
        boolean more,
        @Nullable Anchor lastAnchor,
        Duration took) {

    public boolean isIntact() {
        return faults.isEmpty();
    }
}
