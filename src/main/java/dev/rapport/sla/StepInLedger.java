package dev.rapport.sla;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the ledger keeps of a step of an escalation ladder that a clock came to. */
record StepInLedger(
        UUID step,
        UUID clock,
        String metric,
        String ladder,
        String name,
        @Nullable Instant dueAt,
        Instant reachedAt,
        String rule,
        int ruleVersion) {

    static StepInLedger of(UUID id, KeptClock kept, StepReached reached) {
        var step = reached.step();
        return new StepInLedger(
                id,
                kept.id(),
                kept.name(),
                step.ladder(),
                step.name(),
                kept.clock().dueAt(),
                reached.at(),
                step.rule(),
                step.ruleVersion());
    }
}
