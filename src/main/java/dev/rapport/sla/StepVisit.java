package dev.rapport.sla;

import dev.rapport.sla.SlaEvent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task of a process, from its creation to its end.
 *
 * @param element id of the element in the process
 * @param holdings when somebody took it or nobody had it any more, in order
 */
public record StepVisit(
        String element,
        Instant entered,
        List<Holding> holdings,
        @Nullable Instant left) {

    public StepVisit {
        holdings = List.copyOf(holdings);
    }

    /** @param held whether somebody has the task from then on */
    public record Holding(Instant at, boolean held) {}

    /** Of those who passed it on to each other, only the first took it. */
    List<SlaEvent> events(boolean withHoldings) {
        var events = new ArrayList<SlaEvent>();
        events.add(event(entered, Kind.STEP_ENTERED));
        var held = false;
        for (var holding : withHoldings ? holdings : List.<Holding>of()) {
            if (holding.held() == held) continue;
            held = holding.held();
            events.add(event(holding.at(), held ? Kind.STEP_CLAIMED : Kind.STEP_RELEASED));
        }
        if (left != null) events.add(event(left, Kind.STEP_LEFT));
        return events;
    }

    private SlaEvent event(Instant at, Kind kind) {
        return new SlaEvent(at, kind, element, null, null);
    }
}
