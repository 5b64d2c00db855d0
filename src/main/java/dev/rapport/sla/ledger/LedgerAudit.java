package dev.rapport.sla.ledger;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Verifies the ledger for managers, auditors and administrators; the ledger says who did and what was found. */
@ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
public class LedgerAudit {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerAudit.class);

    /** A verification that somebody may do, on any thread. */
    public final class Verification {

        private final @Nullable UserId by;

        private Verification(@Nullable UserId by) {
            this.by = by;
        }

        /** About how many rows there will be. */
        public long estimate() {
            return check.estimate();
        }

        /** @param progress hears every few thousand rows how many were seen */
        public LedgerReport run(LongConsumer progress) {
            var report = check.run(progress);
            note(report, by);
            return report;
        }
    }

    private final LedgerCheck check;
    private final Ledger ledger;
    private final Access access;
    private final Clock clock;

    LedgerAudit(LedgerCheck check, Ledger ledger, Access access, Clock clock) {
        this.check = check;
        this.ledger = ledger;
        this.access = access;
        this.clock = clock;
    }

    /** Refuses those who may not verify the ledger. */
    public Verification verification() {
        return new Verification(access.current().map(Person::id).orElse(null));
    }

    private void note(LedgerReport report, @Nullable UserId by) {
        if (report.isIntact()) LOG.info("The ledger is as it was written: {} rows", report.rows());
        else
            LOG.error(
                    "The ledger is not as it was written; first {}",
                    report.faults().getFirst());
        var found = Map.of("rows", report.rows(), "chains", report.chains(), "intact", report.isIntact());
        ledger.append(List.of(new LedgerEntry(Chain.VERIFICATION, clock.instant(), "verified", found, by)));
    }
}
