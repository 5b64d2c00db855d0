package dev.rapport.escalation;

import dev.rapport.escalation.EscalationEvent.EscalationStepTaken;
import dev.rapport.escalation.EscalationEvent.EscalationStepWaits;
import dev.rapport.escalation.EscalationEvent.EscalationStopped;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import dev.rapport.sla.LadderEntry;
import dev.rapport.sla.LadderEntry.Action;
import dev.rapport.sla.LadderEntry.Kind;
import dev.rapport.sla.LadderLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes down what became of every step, with its reasons, and tells the case's story of it. */
@Component
class StepRecord {

    private final LadderLog log;
    private final StepMail mail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StepRecord(LadderLog log, StepMail mail, ApplicationEventPublisher events, Clock clock) {
        this.log = log;
        this.mail = mail;
        this.events = events;
        this.clock = clock;
    }

    void note(DueStep step, StepPlan plan) {
        if (step.call() != null) return;
        var because = plan.actions().stream().map(Action::because).findFirst().orElse("");
        switch (plan.whether()) {
            case ACT -> add(step, Kind.TAKEN, plan, plan.tell().isEmpty() || mail.isConfigured() ? null : "mail");
            case WAIT -> {
                add(step, Kind.WAITING, plan, null);
                events.publishEvent(new EscalationStepWaits(
                        Ids.next(),
                        step.subject(),
                        now(),
                        step.metric(),
                        step.step(),
                        Objects.requireNonNull(plan.waitUntil()),
                        because));
            }
            case STOP -> {
                add(step, Kind.STOPPED, plan, null);
                events.publishEvent(
                        new EscalationStopped(Ids.next(), step.subject(), now(), step.metric(), step.step(), because));
            }
        }
    }

    /** Of a step that goes with a later one, of which the case's story tells. */
    void noteWith(DueStep earlier, Kind kind, StepPlan own) {
        add(earlier, kind, own, null);
    }

    /** Tells those whom the plan names. */
    void tell(DueStep step, StepPlan plan) {
        var because = plan.actions().stream()
                .filter(action -> !action.what().equals("whether"))
                .map(Action::because)
                .findFirst()
                .orElse("");
        events.publishEvent(new EscalationStepTaken(
                Ids.next(), step.subject(), now(), step.metric(), step.step(), people(plan), because));
    }

    void note(DueStep step, Kind kind) {
        if (step.call() != null) return; // the ledger is of clocks
        log.add(step.id(), new LadderEntry.Outcome(now(), kind, List.of(), List.of(), null));
    }

    /** What the rules asked for and cannot be done. */
    void missing(DueStep step, String what) {
        log.add(step.id(), new LadderEntry.Outcome(now(), Kind.MISSING, List.of(), List.of(), what));
    }

    private void add(DueStep step, Kind kind, StepPlan plan, @Nullable String missing) {
        var told = kind == Kind.TAKEN ? plan.tell() : List.<UUID>of();
        log.add(step.id(), new LadderEntry.Outcome(now(), kind, plan.actions(), told, missing));
    }

    private static List<UserId> people(StepPlan plan) {
        return plan.tell().stream().map(UserId::new).toList();
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
