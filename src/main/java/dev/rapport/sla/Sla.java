package dev.rapport.sla;

import dev.rapport.cases.SubjectOwned;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.calendars.CalendarAssignments;
import dev.rapport.sla.clocks.Clocks;
import dev.rapport.sla.clocks.CustomerTerms;
import dev.rapport.sla.clocks.KeptClock;
import dev.rapport.sla.clocks.PromiseChanges;
import dev.rapport.sla.clocks.Recalculation;
import dev.rapport.sla.clocks.SlaCase;
import dev.rapport.sla.clocks.SlaCases;
import dev.rapport.sla.clocks.SlaLog;
import dev.rapport.sla.clocks.SlaPolicies;
import dev.rapport.sla.clocks.Timeline;
import dev.rapport.sla.pauses.PauseNotices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the clocks of subjects. All methods join the caller's transaction: the log entry, the recomputed clocks and the
 * business change stand or fall together.
 */
@Component
@Transactional
public class Sla {

    private final SlaCases cases;
    private final SlaLog log;
    private final SlaPolicies policies;
    private final Recalculation recalculation;
    private final PromiseChanges changes;
    private final Clocks clocks;
    private final CustomerTerms terms;
    private final CalendarAssignments assignments;
    private final PauseNotices pauses;
    private final ApplicationEventPublisher events;

    Sla(
            SlaCases cases,
            SlaLog log,
            SlaPolicies policies,
            Recalculation recalculation,
            PromiseChanges changes,
            Clocks clocks,
            CustomerTerms terms,
            CalendarAssignments assignments,
            PauseNotices pauses,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.log = log;
        this.policies = policies;
        this.recalculation = recalculation;
        this.changes = changes;
        this.clocks = clocks;
        this.terms = terms;
        this.assignments = assignments;
        this.pauses = pauses;
        this.events = events;
    }

    /**
     * Opens a subject's log with its history so far (at least OPENED) and starts the clocks that the policy rules name.
     * Does nothing for a subject that has a log. Tier, language and contract are those of the customer's record.
     *
     * @param external the number it has in the system it was imported from
     * @param live whether warnings and breaches should still be told to a process; false for imported history
     */
    public void open(
            SubjectId subject, @Nullable String external, SlaFacts facts, List<SlaEvent> history, boolean live) {
        var openedAt = history.stream()
                .filter(event -> event.kind() == SlaEvent.Kind.OPENED)
                .map(SlaEvent::at)
                .min(Instant::compareTo)
                .orElseThrow(() -> Refused.invalid("sla.not-opened"));
        var known = terms.of(subject, facts);
        var found = new SlaCase(subject, external, live, known, List.of(), null, known.team(), null)
                .promised(known, policies.decide(known));
        for (var event : history.stream().sorted(Timeline.ORDER).toList()) found = followed(found, event);
        found = assigned(found);
        if (!cases.add(found, openedAt)) return;
        var kept = recalculation.first(found, log.add(subject, history));
        if (live) tell(subject, kept);
    }

    /**
     * Adds to a subject's log and recomputes its clocks once. Does nothing for a subject without a log. A pause names
     * one of the {@linkplain PauseReason reasons}; others are refused.
     */
    public void record(SubjectId subject, SlaEvent... events) {
        for (var event : events) checkPause(event);
        cases.locked(subject).ifPresent(found -> {
            var now = found;
            for (var event : events) now = followed(now, event);
            now = assigned(now);
            if (!now.equals(found)) cases.save(now);
            var before = changes.before(found, now);
            var happened = log.add(subject, List.of(events));
            var kept = recalculation.again(now, happened);
            changes.note(PromiseChanges.Reason.EVENT, found, now, before, kept);
            tell(subject, kept);
            pauses.expect(now, happened);
        });
    }

    /** Whether the policies promise anything for steps of processes. */
    public boolean measuresSteps() {
        return policies.lookAtSteps();
    }

    /**
     * Says when a step of a subject's process was entered, who had it and when it was left. Kept where a policy
     * promises something for the step; may be said again, also by several copies of the application.
     */
    public void step(SubjectId subject, StepVisit visit) {
        if (!measuresSteps()) return;
        var known = cases.of(List.of(subject));
        if (known.isEmpty()) return;
        var promised = policies.decide(known.getFirst().facts().inStep(visit.element())).stream()
                .map(promise -> promise.target().metric())
                .filter(metric -> metric.isOfAStep() && metric.place().equals(visit.element()))
                .toList();
        if (promised.isEmpty() || cases.locked(subject).isEmpty()) return;
        var happened = new ArrayList<>(visit.events(promised.contains(Metric.claimed(visit.element()))));
        happened.removeAll(log.of(subject));
        if (!happened.isEmpty()) record(subject, happened.toArray(SlaEvent[]::new));
    }

    private static void checkPause(SlaEvent event) {
        if (event.kind() != SlaEvent.Kind.PAUSED) return;
        var reason = Objects.requireNonNullElse(event.detail(), "");
        if (PauseReason.of(reason).isEmpty()) throw Refused.invalid("sla.bad-pause-reason", reason);
    }

    /** Asks the policy rules again with changed facts; elapsed time and past pauses survive. */
    public void reassess(SubjectId subject, SlaFacts facts) {
        cases.locked(subject).ifPresent(found -> {
            var known = terms.of(subject, facts);
            var now = assigned(found.promised(known, policies.decide(known)));
            if (!now.equals(found)) cases.save(now);
            var before = changes.before(found, now);
            var kept = recalculation.again(now, log.of(subject));
            changes.note(PromiseChanges.Reason.FACTS, found, now, before, kept);
            tell(subject, kept);
        });
    }

    /** When the earliest running clock of the subject falls due. */
    @Transactional(readOnly = true)
    public Optional<Instant> nextDue(SubjectId subject) {
        return Optional.ofNullable(clocks.nextDue(Set.of(subject)).get(subject));
    }

    /**
     * When the earliest running clock of each subject falls due; subjects without one are left out. Waits for changes
     * that are under way and holds later ones back until the caller's transaction ends.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<SubjectId, Instant> nextDueUnchanged(Set<SubjectId> subjects) {
        cases.keepUnchanged(subjects);
        return clocks.nextDue(subjects);
    }

    @EventListener
    void hear(SubjectOwned owned) {
        if (cases.hold(owned.subject(), owned.owner(), owned.team()) && assignments.any())
            followCalendar(owned.subject());
    }

    /** A case that changes hands may get to a team with a calendar of its own. */
    private void followCalendar(SubjectId subject) {
        cases.locked(subject).filter(found -> !assigned(found).equals(found)).ifPresent(found -> record(subject));
    }

    private SlaCase assigned(SlaCase found) {
        return found.countingBy(assignments.of(found.subject(), found.team()).orElse(null));
    }

    /** Who holds the work, and for a stage or step that is entered, what is promised in it. */
    private SlaCase followed(SlaCase found, SlaEvent event) {
        var now = found.after(event);
        var stage = event.detail();
        if (event.kind() == SlaEvent.Kind.STEP_ENTERED && stage != null)
            return now.alsoPromised(policies.decide(now.facts().inStep(stage)).stream()
                    .filter(promise -> promise.target().metric().isOfAStep())
                    .toList());
        if (event.kind() != SlaEvent.Kind.STAGE_ENTERED
                || stage == null
                || stage.equals(now.facts().stage())) return now;
        var facts = now.facts().inStage(stage);
        return now.promised(facts, policies.decide(facts));
    }

    private void tell(SubjectId subject, List<KeptClock> kept) {
        var due = kept.stream()
                .map(KeptClock::clock)
                .filter(clock -> clock.phase() == Phase.COUNTING)
                .map(SlaClock::dueAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
        events.publishEvent(new ClocksChanged(subject, due.orElse(null)));
    }
}
