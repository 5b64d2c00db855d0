package dev.rapport.customer.promises;

import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaFacts;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Runs a clock to the time that was said to the customer. */
@Component
class PromiseClock {

    private static final String CASE_TYPE = "promise";

    private final Sla sla;

    PromiseClock(Sla sla) {
        this.sla = sla;
    }

    void starts(MadePromise promise) {
        var at = promise.madeAt();
        sla.open(
                promise.id(),
                null,
                SlaFacts.of(CASE_TYPE).withTeam(promise.team()),
                List.of(
                        SlaEvent.of(at, SlaEvent.Kind.OPENED),
                        new SlaEvent(at, SlaEvent.Kind.ASSIGNED, null, promise.owner(), promise.team())),
                true);
        sla.say(promise.id(), promise.dueAt());
    }

    void moves(MadePromise promise) {
        sla.say(promise.id(), promise.dueAt());
    }

    void changesHands(MadePromise promise, Instant at) {
        sla.record(promise.id(), new SlaEvent(at, SlaEvent.Kind.ASSIGNED, null, promise.owner(), promise.team()));
    }

    void ends(MadePromise promise, Instant at) {
        var kind = promise.state() == PromiseState.KEPT ? SlaEvent.Kind.SOLVED : SlaEvent.Kind.CLOSED;
        sla.record(promise.id(), SlaEvent.of(at, kind));
    }
}
