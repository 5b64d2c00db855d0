package dev.rapport.escalation;

import dev.rapport.cases.CaseKinds;
import dev.rapport.cases.Watchers;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.escalation.DueStep.State;
import dev.rapport.escalation.StepPlan.Whether;
import dev.rapport.platform.UserId;
import dev.rapport.sla.LadderCases;
import dev.rapport.sla.LadderEntry.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the steps of ladders as the process asks for them, while whoever works on the case works on. */
@Service
@Transactional
class Escalation {

    private static final Duration SHORTEST_WAIT = Duration.ofMinutes(1);

    private final DueSteps steps;
    private final StepPlanning planning;
    private final StepRecord record;
    private final StepMail mail;
    private final LadderNews news;
    private final LadderCases cases;
    private final CaseKinds kinds;
    private final Watchers watchers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Escalation(
            DueSteps steps,
            StepPlanning planning,
            StepRecord record,
            StepMail mail,
            LadderNews news,
            LadderCases cases,
            CaseKinds kinds,
            Watchers watchers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.steps = steps;
        this.planning = planning;
        this.record = record;
        this.mail = mail;
        this.news = news;
        this.cases = cases;
        this.kinds = kinds;
        this.watchers = watchers;
        this.events = events;
        this.clock = clock;
    }

    /** What the process does next. */
    Map<String, Object> decide(UUID id) {
        var together = steps.locked(id);
        var step = together.getLast();
        if (step.call() != null)
            return step.state() == State.OPEN
                    ? variables(Objects.requireNonNull(step.plan()))
                    : Map.of("whether", "stop");
        var found = cases.of(step.subject(), step.clock());
        if (step.state() == State.OVER || found.isEmpty()) return Map.of("whether", "stop");
        var kind = kind(step);
        var plans = together.stream()
                .map(one -> planning.plan(one, found.get(), kind))
                .toList();
        var plan = StepPlan.together(plans);
        for (var i = 0; i < together.size() - 1; i++) settle(together.get(i), plans.get(i), plan.whether());
        record.note(step, plan);
        steps.save(step, state(plan), plan);
        return variables(plan);
    }

    /** What becomes of an earlier step that the last one takes with it. */
    private void settle(DueStep earlier, StepPlan own, Whether whether) {
        switch (whether) {
            case WAIT -> steps.save(earlier, State.OPEN, own);
            case ACT -> {
                record.noteWith(earlier, Kind.TAKEN, own);
                steps.save(earlier, State.DONE, own);
            }
            case STOP -> {
                record.noteWith(earlier, Kind.STOPPED, own);
                steps.save(earlier, State.STOPPED, own);
            }
        }
    }

    private static State state(StepPlan plan) {
        if (plan.whether() == Whether.STOP) return State.STOPPED;
        return plan.whether() == Whether.WAIT || plan.call() != null ? State.OPEN : State.DONE;
    }

    private Map<String, Object> variables(StepPlan plan) {
        var variables = new HashMap<String, Object>();
        variables.put("whether", plan.whether().name().toLowerCase(Locale.ROOT));
        variables.put("watched", !plan.watch().isEmpty());
        variables.put("urgent", plan.raise());
        variables.put("reassigned", plan.reassignTo() != null);
        variables.put("publicAnswer", plan.publicAnswer());
        variables.put("call", plan.call() == null ? "nobody" : plan.call().name());
        variables.put("escalationTeam", plan.team() == null ? "" : plan.team());
        if (plan.waitUntil() != null)
            variables.put("waitFor", untilThen(plan.waitUntil()).toString());
        return variables;
    }

    /** A length of time, since the engine's clock may show another time than this one. */
    private Duration untilThen(Instant end) {
        var left = Duration.between(clock.instant(), end)
                .truncatedTo(ChronoUnit.SECONDS)
                .plusSeconds(1);
        return left.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : left;
    }

    /** In the product and by mail. */
    void inform(UUID id) {
        onStep(id, (step, plan) -> {
            tell(step, plan);
            mail.send(step, plan);
        });
    }

    void tell(UUID id) {
        onStep(id, this::tell);
    }

    private void tell(DueStep step, StepPlan plan) {
        if (step.call() == null) record.tell(step, plan); // a call told them when it was made
    }

    void mail(UUID id) {
        onStep(id, mail::send);
    }

    void watch(UUID id) {
        onStep(id, (step, plan) -> plan.watch().forEach(person -> watchers.add(step.subject(), new UserId(person))));
    }

    void raisePriority(UUID id) {
        onStep(id, (step, plan) -> {
            if (can(step, kind -> kind.raisePriority(step.subject()), "priority"))
                events.publishEvent(new WorkIsUrgent(step.subject()));
        });
    }

    void reassign(UUID id) {
        onStep(id, (step, plan) -> {
            var to = new UserId(Objects.requireNonNull(plan.reassignTo()));
            can(step, kind -> kind.handOver(step.subject(), to), "reassign");
        });
    }

    void askPublicRelations(UUID id) {
        onStep(
                id,
                (step, plan) -> kinds.facet(PublicComplaint.class, step.subject())
                        .ifPresentOrElse(
                                kind -> kind.askPublicRelations(step.subject()),
                                () -> record.missing(step, "public-answer")));
    }

    /** Asks a higher level; whoever was asked before, for this or another time of the case, is not asked any more. */
    void call(UUID id) {
        onStep(id, (step, plan) -> {
            news.replaceBefore(step, plan.call());
            var kind = kind(step);
            if (kind != null && plan.call() != null && plan.team() != null)
                kind.climb(step.subject(), plan.call(), plan.team());
        });
    }

    /** What those who were asked decided. The step ends before what they do ends it. */
    void decided(UUID id, TaskSubmission submission) {
        var step = steps.locked(id).getLast();
        steps.save(step, State.DONE, step.plan());
        record.note(step, Kind.DECIDED);
        var kind = kind(step);
        if (kind != null) kind.decide(step.subject(), submission);
    }

    private void onStep(UUID id, java.util.function.BiConsumer<DueStep, StepPlan> deed) {
        var step = steps.locked(id).getLast();
        deed.accept(step, Objects.requireNonNull(step.plan()));
        steps.touch(step);
    }

    private boolean can(DueStep step, Predicate<EscalatedCases> deed, String what) {
        var done = Optional.ofNullable(kind(step)).filter(deed).isPresent();
        if (!done) record.missing(step, what);
        return done;
    }

    private @Nullable EscalatedCases kind(DueStep step) {
        return kinds.facet(EscalatedCases.class, step.subject()).orElse(null);
    }
}
