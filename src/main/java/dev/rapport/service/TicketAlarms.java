package dev.rapport.service;

import dev.rapport.platform.SubjectId;
import dev.rapport.sla.SlaBreached;
import dev.rapport.sla.SlaWarned;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the processes of tickets that time runs short, or ran out. */
@Component
class TicketAlarms {

    private final Tickets tickets;
    private final TicketSignals process;

    TicketAlarms(Tickets tickets, TicketSignals process) {
        this.tickets = tickets;
        this.process = process;
    }

    @EventListener
    void hear(SlaWarned warned) {
        tell("sla-warning", warned.eventId(), warned.subject());
    }

    @EventListener
    void hear(SlaBreached breached) {
        tell("sla-breached", breached.eventId(), breached.subject());
    }

    private void tell(String message, UUID id, SubjectId subject) {
        if (tickets.byId(subject).isPresent()) process.alarm(message, id, subject);
    }
}
