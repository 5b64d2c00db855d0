package dev.rapport.escalation;

import dev.rapport.sla.LadderEntry.Action;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done on a step, with people's names filled in.
 *
 * @param actions what the rules asked for, and why
 * @param tell ids of those to be told
 * @param watch ids of those who watch from then on
 * @param reassignTo who gets the work
 * @param team key of the team that is asked for help
 * @param waitUntil the end of the quiet hours that the step waits for
 */
record StepPlan(
        Whether whether,
        List<Action> actions,
        List<UUID> tell,
        List<UUID> watch,
        @Nullable UUID reassignTo,
        boolean raise,
        @Nullable Level call,
        @Nullable String team,
        boolean publicAnswer,
        @Nullable Instant waitUntil) {

    enum Whether {
        ACT,
        WAIT,
        STOP
    }
}
