package dev.rapport.sla.clocks;

import dev.rapport.platform.Ids;
import dev.rapport.sla.Metric;
import dev.rapport.sla.Phase;
import dev.rapport.sla.Promise;
import dev.rapport.sla.SlaClock;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.calendars.BusinessCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** All clocks of a case from its log: a pure function, without the database. */
public final class CaseClocks {

    private record Start(Metric metric, Instant at) {

        static Start of(KeptClock kept) {
            return new Start(kept.metric(), kept.clock().startedAt());
        }
    }

    private record Number(Metric metric, int round) {}

    private final Map<Start, UUID> byStart = new HashMap<>();
    private final Map<Number, UUID> byNumber = new HashMap<>();

    private CaseClocks(Collection<KeptClock> before) {
        for (var kept : before) {
            byStart.put(new Start(kept.metric(), kept.clock().startedAt()), kept.id());
            byNumber.put(new Number(kept.metric(), kept.clock().round()), kept.id());
        }
    }

    /**
     * The clocks that a case has, not yet told of.
     *
     * @param before the clocks it had: one that goes on is the same one, also when a round before it was found later. What
     *     had stopped keeps what it was promised, unless the log sets it going again
     */
    public static List<KeptClock> of(
            SlaCase found,
            Collection<SlaEvent> log,
            Function<String, BusinessCalendar> calendars,
            Collection<KeptClock> before,
            Instant now) {
        var sorted = Timeline.inOrder(log);
        var seen = lastSeen(before, now);
        Function<Promise, List<KeptClock>> measured =
                promise -> Reading.of(sorted, promise.target(), calendars.apply(promise.calendar()), seen).stream()
                        .map(clock -> new KeptClock(Ids.next(), found.subject(), promise, clock, null))
                        .toList();
        var computed = found.counting().stream()
                .flatMap(promise -> measured.apply(promise).stream())
                .toList();
        if (before.isEmpty()) return computed;
        return new CaseClocks(before).known(decided(computed, before, measured));
    }

    /** Never before a breach was seen: where the machines' clocks differ, or are set back, it stays one. */
    private static Instant lastSeen(Collection<KeptClock> before, Instant now) {
        return before.stream()
                .map(KeptClock::clock)
                .filter(known -> known.breachedAt() != null)
                .map(SlaClock::asOf)
                .reduce(now, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Puts in place of stopped rounds what comes of them by the promise that they stopped under. */
    private static List<KeptClock> decided(
            List<KeptClock> computed, Collection<KeptClock> before, Function<Promise, List<KeptClock>> measured) {
        var fresh = new LinkedHashMap<Start, KeptClock>();
        computed.forEach(kept -> fresh.put(Start.of(kept), kept));
        var again = new HashMap<Promise, List<KeptClock>>();
        for (var old : before) {
            if (old.clock().phase() != Phase.STOPPED) continue;
            var now = fresh.get(Start.of(old));
            if (now != null && now.promise().equals(old.promise())) continue;
            again.computeIfAbsent(old.promise(), measured).stream()
                    .filter(kept -> kept.clock().phase() == Phase.STOPPED
                            && Start.of(kept).equals(Start.of(old)))
                    .forEach(kept -> fresh.put(Start.of(kept), kept));
        }
        return List.copyOf(fresh.values());
    }

    private List<KeptClock> known(List<KeptClock> computed) {
        var sameStart = computed.stream()
                .map(clock ->
                        byStart.get(new Start(clock.metric(), clock.clock().startedAt())))
                .toList();
        byNumber.values().removeAll(sameStart);
        var known = new ArrayList<KeptClock>();
        for (var i = 0; i < computed.size(); i++) {
            var clock = computed.get(i);
            var id = sameStart.get(i) == null
                    ? byNumber.get(new Number(clock.metric(), clock.clock().round()))
                    : sameStart.get(i);
            known.add(id == null ? clock : clock.as(id));
        }
        return List.copyOf(known);
    }
}
