package dev.rapport.sla;

import dev.rapport.cases.CustomerLearnt;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.platform.CasesGone;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Together;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final String SAID = "promise";
    private static final String SAID_RULE = "what was promised to a customer is kept when it was said";
    private static final String ALWAYS = "always";
    private static final double WARNED_AFTER = 0.8;

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
     * A subject whose time is measured from now on.
     *
     * @param external the number it has in the system it was imported from
     * @param history what happened so far, at least OPENED
     * @param live whether warnings and breaches should still be told to a process; false for imported history
     */
    public record Opening(
            SubjectId subject, @Nullable String external, SlaFacts facts, List<SlaEvent> history, boolean live) {

        Instant at() {
            return history.stream()
                    .filter(event -> event.kind() == SlaEvent.Kind.OPENED)
                    .map(SlaEvent::at)
                    .min(Instant::compareTo)
                    .orElseThrow(() -> Refused.invalid("sla.not-opened"));
        }
    }

    /**
     * Opens a subject's log with its history so far and starts the clocks that the policy rules name. Does nothing for a
     * subject that has a log. Tier, language and contract are those of the customer's record.
     */
    public void open(
            SubjectId subject, @Nullable String external, SlaFacts facts, List<SlaEvent> history, boolean live) {
        open(List.of(new Opening(subject, external, facts, history, live)));
    }

    /** The same for many subjects, in as many statements as for one. */
    public void open(Collection<Opening> openings) {
        Together.writeNow();
        var openedAt = openings.stream().collect(Collectors.toMap(Opening::subject, Opening::at));
        var logs = new LinkedHashMap<SubjectId, List<SlaEvent>>();
        openings.forEach(opening -> logs.put(opening.subject(), opening.history()));
        var opened = cases.add(assigned(served(openings)), openedAt);
        logs.keySet().retainAll(opened.stream().map(SlaCase::subject).toList());
        var kept = recalculation.first(opened, log.add(logs));
        tell(opened.stream().filter(SlaCase::live).toList(), kept);
    }

    private List<SlaCase> served(Collection<Opening> openings) {
        var served =
                terms.of(openings.stream().map(one -> one.subject().value()).toList());
        return openings.stream()
                .map(one -> opened(one, served.getOrDefault(one.subject().value(), UnaryOperator.identity())))
                .toList();
    }

    private List<SlaCase> assigned(List<SlaCase> found) {
        var teams = new HashMap<SubjectId, @Nullable String>();
        found.forEach(one -> teams.put(one.subject(), one.team()));
        var calendars = assignments.of(teams);
        return found.stream()
                .map(one -> one.countingBy(calendars.get(one.subject())))
                .toList();
    }

    private SlaCase opened(Opening opening, UnaryOperator<SlaFacts> served) {
        var known = served.apply(opening.facts());
        var found = new SlaCase(
                        opening.subject(),
                        opening.external(),
                        opening.live(),
                        known,
                        List.of(),
                        null,
                        known.team(),
                        null)
                .promised(known, policies.decide(known));
        for (var event : opening.history().stream().sorted(Timeline.ORDER).toList()) found = followed(found, event);
        return found;
    }

    /**
     * Adds to a subject's log and recomputes its clocks once. Does nothing for a subject without a log. A pause names
     * one of the {@linkplain PauseReason reasons}; others are refused.
     */
    public void record(SubjectId subject, SlaEvent... events) {
        for (var event : events) checkPause(event);
        var happened = List.of(events);
        cases.locked(subject).ifPresent(found -> record(found, happened, () -> log.add(subject, happened)));
    }

    /** @param written adds what happened to the log and gives all of it */
    private void record(SlaCase found, List<SlaEvent> happened, Supplier<List<SlaEvent>> written) {
        var now = found;
        for (var event : happened) now = followed(now, event);
        now = assigned(now);
        if (!now.equals(found)) cases.save(now);
        var before = clocks.of(found.subject());
        var all = written.get();
        var kept = recalculation.again(now, all, before);
        changes.note(PromiseChanges.Reason.EVENT, found, now, before, kept);
        tell(found.subject(), kept);
        pauses.expect(now, all);
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
        var promised = policies.decide(known.getFirst().facts().withStep(visit.element())).stream()
                .map(promise -> promise.target().metric())
                .filter(metric -> metric.isOfAStep() && metric.place().equals(visit.element()))
                .toList();
        if (promised.isEmpty()) return;
        var found = cases.locked(subject);
        if (found.isEmpty()) return;
        var before = log.of(subject);
        var happened = new ArrayList<>(visit.events(promised.contains(Metric.claimed(visit.element()))));
        happened.removeAll(before);
        if (!happened.isEmpty()) record(found.get(), happened, () -> log.add(subject, before, happened));
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
            var before = clocks.of(subject);
            var kept = recalculation.again(now, log.of(subject), before);
            changes.note(PromiseChanges.Reason.FACTS, found, now, before, kept);
            tell(subject, kept);
        });
    }

    /**
     * Sets the time that was said to the customer, in place of one that was said before. It counts around the clock from
     * when the subject was opened, with a warning after four fifths; no policy changes it. Does nothing for a subject
     * without a log.
     */
    public void say(SubjectId subject, Instant due) {
        cases.locked(subject).ifPresent(found -> {
            var all = log.of(subject);
            var opened = all.stream()
                    .filter(event -> event.kind() == SlaEvent.Kind.OPENED)
                    .map(SlaEvent::at)
                    .min(Instant::compareTo)
                    .orElseThrow();
            var seconds = Duration.between(opened, due).toSeconds();
            if (seconds <= 0 || seconds > SlaPolicies.LONGEST)
                throw Refused.invalid("sla.policies.out-of-range", Metric.PROMISE.name(), seconds, WARNED_AFTER);
            var target = new SlaTarget(Metric.PROMISE, seconds, WARNED_AFTER, Pausing.NONE, true);
            var now = found.alsoPromised(List.of(new Promise(
                    SAID, SAID_RULE, 0, ALWAYS, target, found.facts().caseType())));
            cases.save(now);
            var before = clocks.of(subject);
            var kept = recalculation.again(now, all, before);
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
        if (!Together.keep(this, owned, this::hear)) hear(List.of(owned));
    }

    /** From now on the case is served as its customer is. */
    @EventListener
    void hear(CustomerLearnt learnt) {
        cases.locked(learnt.subject()).ifPresent(found -> reassess(learnt.subject(), found.facts()));
    }

    /** What still counts of cases that go ends, so that nothing computes it again. */
    @EventListener
    void hear(CasesGone gone) {
        Together.writeNow();
        var running = clocks.of(gone.cases().stream().map(SubjectId::value).toList()).stream()
                .filter(kept -> kept.clock().phase() != Phase.STOPPED)
                .map(KeptClock::subject);
        var unpromised = cases.of(gone.cases()).stream()
                .filter(found -> found.promises().isEmpty())
                .map(SlaCase::subject);
        Stream.concat(running, unpromised)
                .distinct()
                .sorted(Comparator.comparing(SubjectId::value))
                .forEach(subject -> record(subject, SlaEvent.of(gone.at(), SlaEvent.Kind.CLOSED)));
    }

    private void hear(List<SubjectOwned> owned) {
        var changed = cases.hold(owned);
        if (!changed.isEmpty() && assignments.any()) changed.forEach(this::followCalendar);
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
            return now.alsoPromised(policies.decide(now.facts().withStep(stage)).stream()
                    .filter(promise -> promise.target().metric().isOfAStep())
                    .toList());
        if (event.kind() != SlaEvent.Kind.STAGE_ENTERED
                || stage == null
                || stage.equals(now.facts().stage())) return now;
        var facts = now.facts().withStage(stage);
        return now.promised(facts, policies.decide(facts));
    }

    private void tell(List<SlaCase> live, List<KeptClock> kept) {
        var clocks = kept.stream().collect(Collectors.groupingBy(KeptClock::subject));
        var changes = live.stream()
                .map(one -> changed(one.subject(), clocks.getOrDefault(one.subject(), List.of())))
                .toList();
        if (changes.size() > 1) events.publishEvent(new ClocksRecomputed(changes));
        else changes.forEach(events::publishEvent);
    }

    private void tell(SubjectId subject, List<KeptClock> kept) {
        events.publishEvent(changed(subject, kept));
    }

    private static ClocksChanged changed(SubjectId subject, List<KeptClock> kept) {
        var due = kept.stream()
                .map(KeptClock::clock)
                .filter(clock -> clock.phase() == Phase.COUNTING)
                .map(SlaClock::dueAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
        return new ClocksChanged(subject, due.orElse(null));
    }
}
