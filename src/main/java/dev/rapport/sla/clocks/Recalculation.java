package dev.rapport.sla.clocks;

import dev.rapport.platform.SubjectId;
import dev.rapport.sla.LadderOver;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.calendars.BusinessCalendar;
import dev.rapport.sla.calendars.Calendars;
import dev.rapport.sla.clocks.Tellings.Broken;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Computes a case's clocks from its log and keeps them. The caller holds the case's lock. */
@Component
public class Recalculation {

    private final Clocks clocks;
    private final Tellings tellings;
    private final Calendars calendars;
    private final LadderTimes ladders;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Recalculation(
            Clocks clocks,
            Tellings tellings,
            Calendars calendars,
            LadderTimes ladders,
            ApplicationEventPublisher events,
            Clock clock) {
        this.clocks = clocks;
        this.tellings = tellings;
        this.calendars = calendars;
        this.ladders = ladders;
        this.events = events;
        this.clock = clock;
    }

    /** For a case that had those clocks before. Those that the log or the promises no longer call for go; their breaches stay. */
    public List<KeptClock> again(SlaCase found, List<SlaEvent> log, List<KeptClock> before) {
        var told = tellings.about(found.subject());
        var kept = compute(found, log, before, told);
        var gone = new HashSet<>(before.stream().map(KeptClock::id).toList());
        kept.forEach(clock -> gone.remove(clock.id()));
        clocks.remove(gone);
        clocks.save(changed(before, kept));
        kept.forEach(clock -> endLadder(clock.id(), found, clock.stillDue(), told));
        gone.forEach(clock -> endLadder(clock, found, null, told));
        return kept;
    }

    /** Ends the ladder that was climbed for another due time. */
    public void endLadder(UUID clock, SlaCase found, @Nullable Instant due, KeptClock.Told told) {
        if (told.stepBesides(clock, due)) events.publishEvent(new LadderOver(clock, found.subject(), due));
    }

    /** For cases that are new. */
    public List<KeptClock> first(List<SlaCase> found, Map<SubjectId, List<SlaEvent>> logs) {
        var named = new HashMap<String, BusinessCalendar>();
        var broken = new ArrayList<Broken>();
        var kept = new ArrayList<KeptClock>();
        for (var one : found) {
            var log = logs.getOrDefault(one.subject(), List.of());
            for (var fresh : CaseClocks.of(one, log, by(named), List.of(), clock.instant())) {
                var breachedAt = one.live() ? null : fresh.clock().breachedAt();
                if (breachedAt != null) broken.add(new Broken(fresh, heldAt(one, log, breachedAt)));
                kept.add(breachedAt == null ? scheduled(fresh, one, log, Tellings.NOTHING, by(named)) : fresh);
            }
        }
        tellings.addBreaches(broken);
        clocks.save(kept);
        return kept;
    }

    private Function<String, BusinessCalendar> by(Map<String, BusinessCalendar> named) {
        return name -> named.computeIfAbsent(name, calendars::named);
    }

    private List<KeptClock> compute(SlaCase found, List<SlaEvent> log, List<KeptClock> before, KeptClock.Told told) {
        var named = by(new HashMap<>());
        return CaseClocks.of(found, log, named, before, clock.instant()).stream()
                .map(kept -> scheduled(kept, found, log, told, named))
                .toList();
    }

    /** With the instant at which the clock must be looked at again. */
    public KeptClock scheduled(
            KeptClock kept,
            SlaCase found,
            List<SlaEvent> log,
            KeptClock.Told told,
            Function<String, BusinessCalendar> named) {
        return found.live() ? ladders.scheduled(kept, found, told, named) : settled(kept, found, log, told);
    }

    /** Rounds that ended long ago are as they were. */
    private static List<KeptClock> changed(List<KeptClock> before, List<KeptClock> kept) {
        var known = before.stream().collect(Collectors.toMap(KeptClock::id, clock -> clock));
        return kept.stream()
                .filter(clock -> !clock.isStoppedLike(known.get(clock.id())))
                .toList();
    }

    /** Past breaches of a case that nobody is told about are written down at once. */
    private KeptClock settled(KeptClock kept, SlaCase found, List<SlaEvent> log, KeptClock.Told told) {
        var breachedAt = kept.clock().breachedAt();
        if (breachedAt == null || told.breach(kept.id())) return kept.told(told);
        tellings.addBreach(kept, heldAt(found, log, breachedAt));
        return kept;
    }

    /** The case as it was held at a moment; as it is held now where its log never says. */
    static SlaCase heldAt(SlaCase found, List<SlaEvent> log, Instant moment) {
        if (log.stream().noneMatch(event -> event.kind() == SlaEvent.Kind.ASSIGNED)) return found;
        var held = found.held(null, found.facts().team());
        for (var event : Timeline.inOrder(log)) {
            if (!event.at().isAfter(moment)) held = held.after(event);
        }
        return held;
    }
}
