package dev.rapport.escalation;

import dev.rapport.access.Staff;
import dev.rapport.cases.CaseKinds;
import dev.rapport.engine.UserTasks;
import dev.rapport.escalation.StepPlan.Whether;
import dev.rapport.platform.UserId;
import dev.rapport.rules.Decision;
import dev.rapport.sla.LadderCase;
import dev.rapport.sla.LadderEntry.Action;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of what the rules say about a step a plan with people in it. */
@Component
class StepPlanning {

    private static final String PROCESS = "escalation";
    private static final String TELL = "tell.";
    private static final String WATCH = "watch.";

    private final StepRules rules;
    private final DueSteps steps;
    private final Recipients recipients;
    private final Reachable reachable;
    private final CaseKinds kinds;
    private final UserTasks tasks;
    private final Staff staff;
    private final Clock clock;

    StepPlanning(
            StepRules rules,
            DueSteps steps,
            Recipients recipients,
            Reachable reachable,
            CaseKinds kinds,
            UserTasks tasks,
            Staff staff,
            Clock clock) {
        this.rules = rules;
        this.steps = steps;
        this.recipients = recipients;
        this.reachable = reachable;
        this.kinds = kinds;
        this.tasks = tasks;
        this.staff = staff;
        this.clock = clock;
    }

    /** @param kind what the module that owns the case knows of it; absent when none does */
    StepPlan plan(DueStep step, LadderCase known, @Nullable EscalatedCases kind) {
        var found = held(known);
        var awake = rules.decide(facts(step, found, false));
        var above = teamAbove(found, kind);
        var people = people(awake, TELL, found, above);
        var quietUntil = reachable.waitFor(people, found.calendar(), clock.instant());
        var decision = quietUntil.isEmpty() ? awake : rules.decide(facts(step, found, true));
        return plan(decision, found, above, quietUntil.orElse(null));
    }

    /** Who took a task of the case holds it, before the case itself has an owner. */
    private LadderCase held(LadderCase found) {
        if (found.owner() != null) return found;
        return tasks.holder(found.subject(), PROCESS).map(found::heldBy).orElse(found);
    }

    private StepPlan plan(Decision decision, LadderCase found, String above, @Nullable Instant quietUntil) {
        var whether = Whether.valueOf(
                Objects.requireNonNullElse(decision.text("whether"), "act").toUpperCase(Locale.ROOT));
        var call = Optional.ofNullable(decision.text("call")).flatMap(StepPlanning::level);
        return new StepPlan(
                whether == Whether.WAIT && quietUntil == null ? Whether.ACT : whether,
                actions(decision, whether),
                ids(people(decision, TELL, found, above)),
                ids(people(decision, WATCH, found, above)),
                reassignTo(decision, found, above).map(UserId::value).orElse(null),
                "up".equals(decision.text("priority")),
                call.orElse(null),
                call.map(level -> level == Level.MANAGEMENT ? Recipients.MANAGEMENT : above)
                        .orElse(null),
                decision.results().containsKey("public-answer"),
                quietUntil);
    }

    /** Those who act find why they act; a step that stops or waits names that alone. */
    private static List<Action> actions(Decision decision, Whether whether) {
        return decision.reasons().stream()
                .filter(reason -> reason.result() != null)
                .filter(reason -> whether == Whether.ACT || "whether".equals(reason.result()))
                .map(reason -> new Action(
                        Objects.requireNonNull(reason.result()),
                        Objects.requireNonNull(decision.text(reason.result())),
                        reason.rule(),
                        decision.version(),
                        reason.because()))
                .toList();
    }

    private EscalationFacts facts(DueStep step, LadderCase found, boolean quiet) {
        return new EscalationFacts(
                step.step(),
                step.ladder(),
                step.metric(),
                found.caseType(),
                found.priority(),
                kinds.facet(PublicComplaint.class, found.subject())
                        .filter(one -> one.isPublicComplaint(found.subject()))
                        .isPresent(),
                found.owner() != null,
                recipients.isPresent(found),
                quiet,
                acted(step, found),
                (int) Duration.between(step.dueAt(), clock.instant()).toMinutes());
    }

    /**
     * Since the ladder itself last did something on the steps before, or gave the case to somebody else; a ladder that was
     * stopped stays so.
     */
    private boolean acted(DueStep step, LadderCase found) {
        var before = steps.before(step);
        if (before.stream().anyMatch(earlier -> earlier.state() == DueStep.State.STOPPED)) return true;
        var since = before.stream()
                .map(earlier -> earlier.doneAt() == null ? earlier.reachedAt() : earlier.doneAt())
                .max(Comparator.naturalOrder());
        var acts = Stream.of(Optional.ofNullable(found.actedAt()), tasks.lastClaimed(found.subject()));
        if (since.isEmpty()) return false;
        var handedOver = steps.lastHandOver(step.subject()).orElse(since.get());
        return acts.flatMap(Optional::stream).anyMatch(act -> act.isAfter(since.get()) && act.isAfter(handedOver));
    }

    private List<UserId> people(Decision decision, String how, LadderCase found, String above) {
        return decision.results().keySet().stream()
                .filter(result -> result.startsWith(how))
                .sorted()
                .flatMap(result -> recipients.named(result.substring(how.length()), found, above).stream())
                .distinct()
                .toList();
    }

    private Optional<UserId> reassignTo(Decision decision, LadderCase found, String above) {
        var who = decision.text("reassign");
        if (who == null) return Optional.empty();
        return recipients.named(who, found, above).stream()
                .filter(person -> !person.equals(found.owner()))
                .findFirst();
    }

    private String teamAbove(LadderCase found, @Nullable EscalatedCases kind) {
        if (kind != null) return kind.teamAbove(found.subject());
        return Optional.ofNullable(found.team()).flatMap(staff::teamAbove).orElse(Recipients.MANAGEMENT);
    }

    private static Optional<Level> level(String word) {
        return Map.of("next-level", Level.NEXT_LEVEL, "management", Level.MANAGEMENT).entrySet().stream()
                .filter(level -> level.getKey().equals(word))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static List<UUID> ids(List<UserId> people) {
        return people.stream().map(UserId::value).toList();
    }
}
