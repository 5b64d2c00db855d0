package dev.rapport.sla;

import dev.rapport.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Computes a case's clocks from its log and keeps them. The caller holds the case's lock. */
@Component
class Recalculation {

    private final Clocks clocks;
    private final Tellings tellings;
    private final Calendars calendars;
    private final Clock clock;

    Recalculation(Clocks clocks, Tellings tellings, Calendars calendars, Clock clock) {
        this.clocks = clocks;
        this.tellings = tellings;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** For a case that had clocks before. */
    void again(SlaCase found, List<SlaEvent> log) {
        var ids = clocks.of(found.subject()).stream()
                .collect(Collectors.toMap(kept -> kept.promise().target().metric(), KeptClock::id));
        var kept = compute(found, log, ids, tellings.about(ids.values()));
        clocks.keepOnly(found.subject(), kept.stream().map(KeptClock::id).toList());
    }

    /** For a case that is new. */
    void first(SlaCase found, List<SlaEvent> log) {
        compute(found, log, Map.of(), tellings.about(List.of()));
    }

    private List<KeptClock> compute(SlaCase found, List<SlaEvent> log, Map<Metric, UUID> ids, KeptClock.Told told) {
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
                                        ids.getOrDefault(promise.target().metric(), Ids.next()),
                                        found.subject(),
                                        promise,
                                        reading,
                                        null)))
                .map(k -> found.live() ? k.told(told) : settled(k, found, log, told))
                .toList();
        kept.forEach(clocks::save);
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
