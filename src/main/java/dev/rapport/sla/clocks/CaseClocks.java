package dev.rapport.sla.clocks;

import dev.rapport.platform.Ids;
import dev.rapport.sla.Metric;
import dev.rapport.sla.SlaClock;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.calendars.BusinessCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** All clocks of a case from its log: a pure function, without the database. */
public final class CaseClocks {

    private record Start(Metric metric, Instant at) {}

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
     * @param before the clocks it had: one that goes on is the same one, also when a round before it was found later
     */
    public static List<KeptClock> of(
            SlaCase found,
            Collection<SlaEvent> log,
            Function<String, BusinessCalendar> calendars,
            Collection<KeptClock> before,
            Instant now) {
        var sorted = Timeline.inOrder(log);
        var computed = new ArrayList<KeptClock>();
        for (var promise : found.counting())
            for (var clock : SlaClock.of(sorted, promise.target(), calendars.apply(promise.calendar()), now))
                computed.add(new KeptClock(Ids.next(), found.subject(), promise, clock, null));
        return before.isEmpty() ? computed : new CaseClocks(before).known(computed);
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
