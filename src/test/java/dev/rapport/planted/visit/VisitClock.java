package dev.rapport.planted.visit;

import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaFacts;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Measures how long a customer waits for the visit. */
@Component
class VisitClock {

    private final Sla sla;
    private final Visits visits;

    VisitClock(Sla sla, Visits visits) {
        this.sla = sla;
        this.visits = visits;
    }

    @EventListener
    void starts(VisitPlanned planned) {
        var at = planned.at();
        var team = visits.held(planned.subject()).team();
        sla.open(
                planned.subject(),
                null,
                SlaFacts.of("visit").withTeam(team),
                List.of(
                        SlaEvent.of(at, SlaEvent.Kind.OPENED),
                        new SlaEvent(at, SlaEvent.Kind.ASSIGNED, null, planned.owner(), team)),
                true);
    }

    @EventListener
    void ends(VisitReported reported) {
        sla.record(reported.subject(), SlaEvent.of(reported.at(), SlaEvent.Kind.CLOSED));
    }
}
