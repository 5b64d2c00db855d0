package dev.rapport.service;

import dev.rapport.escalation.Escalations;
import dev.rapport.service.TicketEvent.TicketMerged;
import dev.rapport.service.TicketEvent.TicketSolved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Nobody is asked for help any more with a ticket that is done. */
@Component
class CallsOver {

    private final Escalations escalations;

    CallsOver(Escalations escalations) {
        this.escalations = escalations;
    }

    @EventListener
    void solved(TicketSolved event) {
        escalations.over(event.subject());
    }

    @EventListener
    void merged(TicketMerged event) {
        escalations.over(event.subject());
    }
}
