package dev.rapport.sla;

import dev.rapport.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Computes a case's clocks from its log and keeps them. The caller holds the case's lock. */
@Component
class Recalculation {

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

    /** For a case that had clocks before. Those of metrics that nothing is promised for any more go; their breaches stay. */
    List<KeptClock> again(SlaCase found, List<SlaEvent> log) {
        var known = tellings.about(found.subject());
        var kept = compute(found, log, known);
        var gone = new HashSet<>(known.clocks().values());
        kept.forEach(clock -> gone.remove(clock.id()));
        clocks.remove(gone);
        kept.forEach(clock -> endLadder(clock.id(), found, clock.stillDue(), known.told()));
        gone.forEach(clock -> endLadder(clock, found, null, known.told()));
        return kept;
    }

    private void endLadder(UUID clock, SlaCase found, @Nullable Instant due, KeptClock.Told told) {
        if (told.stepBesides(clock, due)) events.publishEvent(new LadderOver(clock, found.subject(), due));
    }

    /** For a case that is new. */
    List<KeptClock> first(SlaCase found, List<SlaEvent> log) {
        return compute(found, log, Tellings.OfCase.NEW);
    }

    private List<KeptClock> compute(SlaCase found, List<SlaEvent> log, Tellings.OfCase known) {
        var now = clock.instant();
        var named = new HashMap<String, BusinessCalendar>();
        var kept = found.promises().stream()
                .flatMap(promise ->
                        SlaClock.of(
                                        log,
                                        promise.target(),
                                        named.computeIfAbsent(promise.calendar(), calendars::named),
                                        now)
                                .stream()
                                .map(reading -> new KeptClock(
                                        known.clocks()
                                                .getOrDefault(promise.target().metric(), Ids.next()),
                                        found.subject(),
                                        promise,
                                        reading,
                                        null)))
                .map(k ->
                        found.live() ? ladders.scheduled(k, found, known.told()) : settled(k, found, log, known.told()))
                .toList();
        clocks.save(kept);
        return kept;
    }

    /** Past breaches of a case that nobody is told about are written down at once. */
    private KeptClock settled(KeptClock kept, SlaCase found, List<SlaEvent> log, KeptClock.Told told) {
        var breachedAt = kept.clock().breachedAt();
        if (breachedAt == null || told.breach(kept.id(), breachedAt)) return kept.told(told);
        tellings.addBreach(kept, heldAt(found, log, breachedAt));
        return kept;
    }

    /** The case as it was held at a moment; as it is held now where its log never says. */
    static SlaCase heldAt(SlaCase found, List<SlaEvent> log, Instant moment) {
        if (log.stream().noneMatch(event -> event.kind() == SlaEvent.Kind.ASSIGNED)) return found;
        var held = found.held(null, found.facts().team());
        for (var event : log.stream().sorted(Timeline.ORDER).toList()) {
            if (!event.at().isAfter(moment)) held = held.after(event);
        }
        return held;
    }
}
