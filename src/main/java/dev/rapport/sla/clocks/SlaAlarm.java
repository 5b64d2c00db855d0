package dev.rapport.sla.clocks;

import dev.rapport.access.Staff;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.LadderEntry;
import dev.rapport.sla.LadderLog;
import dev.rapport.sla.LadderStepReached;
import dev.rapport.sla.SlaBreached;
import dev.rapport.sla.SlaWarned;
import dev.rapport.sla.calendars.Calendars;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the warnings and breaches of one case that have come due, each once for ever. */
@Component
public class SlaAlarm {

    private static final int MOST_AT_ONCE = 50;

    private final SlaCases cases;
    private final SlaLog log;
    private final Clocks clocks;
    private final Tellings tellings;
    private final Calendars calendars;
    private final LadderTimes ladders;
    private final LadderLog ladderLog;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SlaAlarm(
            SlaCases cases,
            SlaLog log,
            Clocks clocks,
            Tellings tellings,
            Calendars calendars,
            LadderTimes ladders,
            LadderLog ladderLog,
            Staff staff,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.log = log;
        this.clocks = clocks;
        this.tellings = tellings;
        this.calendars = calendars;
        this.ladders = ladders;
        this.ladderLog = ladderLog;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /** False when another transaction is at work on the case. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean tell(SubjectId subject) {
        var found = cases.lockedUnlessBusy(subject);
        found.ifPresent(this::tell);
        return found.isPresent();
    }

    /** Looks again after each telling: who hears of one may change the other clocks of this case. */
    private void tell(SlaCase found) {
        var now = clock.instant();
        var next = due(found, now);
        for (var told = 0; next.isPresent() && told < MOST_AT_ONCE; told++) {
            tell(found, next.get(), now);
            next = due(found, now);
        }
    }

    private Optional<KeptClock> due(SlaCase found, Instant now) {
        return clocks.toTell(found.subject(), now).stream().findFirst();
    }

    private void tell(SlaCase found, KeptClock kept, Instant now) {
        var current = kept.at(now, calendars.named(kept.promise().calendar()));
        var told = tellings.about(kept.subject());
        if (!current.hasAlarm(told)) climb(found, current, told);
        else if (current.clock().breachedAt() != null) breach(found, current);
        else warn(found, current);
    }

    private void climb(SlaCase found, KeptClock kept, KeptClock.Told told) {
        var events = log.of(found.subject());
        var reached = ladders.due(kept, found, told).stream()
                .map(step -> ladders.exact(step, kept, events))
                .filter(step -> tellings.addStep(kept, step))
                .toList();
        save(found, kept);
        reached.forEach(step -> {
            if (tellings.isBeforeLadder(kept, step.at())) passOver(kept, step);
            else tell(kept, step);
        });
    }

    private void passOver(KeptClock kept, StepReached reached) {
        ladderLog.add(
                kept.stepId(reached.step()),
                new LadderEntry.Outcome(clock.instant(), LadderEntry.Kind.PASSED, List.of(), List.of(), null));
    }

    private void tell(KeptClock kept, StepReached reached) {
        var step = reached.step();
        events.publishEvent(new LadderStepReached(
                kept.stepId(step),
                kept.id(),
                kept.subject(),
                kept.name(),
                step.ladder(),
                step.name(),
                Objects.requireNonNull(kept.clock().dueAt()),
                reached.at()));
    }

    private void breach(SlaCase found, KeptClock kept) {
        var due = Objects.requireNonNull(kept.clock().dueAt());
        var isNew = tellings.addBreach(kept, Recalculation.heldAt(found, log.of(found.subject()), due));
        save(found, kept);
        if (isNew && found.live())
            events.publishEvent(
                    new SlaBreached(kept.eventId("breach"), found.subject(), due, kept.name(), due, told(found, kept)));
    }

    private void save(SlaCase found, KeptClock kept) {
        clocks.save(List.of(ladders.scheduled(kept, found, tellings.about(kept.subject()))));
    }

    private void warn(SlaCase found, KeptClock kept) {
        var isNew = tellings.addWarning(kept);
        save(found, kept);
        var due = Objects.requireNonNull(kept.clock().dueAt());
        var at = Objects.requireNonNullElse(kept.clock().warnAt(), due);
        if (isNew && found.live())
            events.publishEvent(
                    new SlaWarned(kept.eventId("warning"), found.subject(), at, kept.name(), due, told(found, kept)));
    }

    /** Whoever holds the work, where no ladder tells them. */
    private List<UserId> told(SlaCase found, KeptClock kept) {
        if (ladders.has(found, kept.promise())) return List.of();
        var owner = found.owner();
        if (owner != null) return List.of(owner);
        var team = found.team();
        return team == null ? List.of() : staff.leadOf(team).map(List::of).orElse(List.of());
    }
}
