package dev.rapport.escalation;

import dev.rapport.sla.LadderEntry.Action;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
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

    /**
     * One plan for steps of a clock that came while nobody had decided: the last one says whether, unless somebody acted
     * before it; what all of them ask for is done once.
     *
     * @param plans oldest first
     */
    static StepPlan together(List<StepPlan> plans) {
        var last = plans.getLast();
        var stopped =
                plans.stream().filter(plan -> plan.whether == Whether.STOP).findFirst();
        if (stopped.isPresent()) return stopped.get();
        if (last.whether != Whether.ACT || plans.size() == 1) return last;
        var highest = plans.stream().filter(plan -> plan.call != null).reduce(last, (lower, higher) -> higher);
        return new StepPlan(
                Whether.ACT,
                last.actions,
                all(plans, StepPlan::tell),
                all(plans, StepPlan::watch),
                plans.stream()
                        .map(StepPlan::reassignTo)
                        .filter(Objects::nonNull)
                        .reduce(null, (one, next) -> next),
                plans.stream().anyMatch(StepPlan::raise),
                highest.call,
                highest.team,
                plans.stream().anyMatch(StepPlan::publicAnswer),
                last.waitUntil);
    }

    private static List<UUID> all(List<StepPlan> plans, Function<StepPlan, List<UUID>> people) {
        return plans.stream()
                .flatMap(plan -> people.apply(plan).stream())
                .distinct()
                .toList();
    }
}
