package dev.rapport.sla.clocks;

import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.ledger.Chain;
import dev.rapport.sla.ledger.Ledger;
import dev.rapport.sla.ledger.LedgerEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes into the ledger what a case was promised before and after its facts changed, with the due times. */
@Component
public class PromiseChanges {

    /** Why the rules were asked again. */
    public enum Reason {
        FACTS,
        EVENT
    }

    private record Change(Reason because, SlaFacts factsBefore, SlaFacts facts, List<Line> before, List<Line> after) {}

    private record Line(
            String metric,
            int round,
            String policy,
            String rule,
            int ruleVersion,
            String calendar,
            long targetSeconds,
            @Nullable Instant due) {

        static Line of(KeptClock kept) {
            var promise = kept.promise();
            return new Line(
                    kept.metric().name(),
                    kept.clock().round(),
                    promise.policy(),
                    promise.rule(),
                    promise.ruleVersion(),
                    promise.calendar(),
                    promise.target().seconds(),
                    kept.clock().dueAt());
        }
    }

    private final Ledger ledger;
    private final Clock clock;

    PromiseChanges(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Writes nothing where the promises stay the same.
     *
     * @param before the clocks as they were
     * @param after the clocks as they are computed again
     */
    public void note(Reason because, SlaCase found, SlaCase now, List<KeptClock> before, List<KeptClock> after) {
        if (isSame(found, now)) return;
        var change = new Change(
                because,
                found.facts(),
                now.facts(),
                before.stream().map(Line::of).toList(),
                after.stream().map(Line::of).toList());
        ledger.append(
                List.of(new LedgerEntry(Chain.of(now.subject()), clock.instant(), "promise-changed", change, null)));
    }

    private static boolean isSame(SlaCase found, SlaCase now) {
        return found.promises().equals(now.promises());
    }
}
