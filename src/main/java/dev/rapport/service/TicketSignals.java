package dev.rapport.service;

import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.platform.Ids;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The messages that move a ticket's process when something happens outside its forms. */
@Component
class TicketSignals {

    /** Covers the moment between the change of a ticket's state and its process listening for the end of that state. */
    private static final Duration A_MOMENT = Duration.ofSeconds(30);

    private final ProcessOutbox outbox;

    TicketSignals(ProcessOutbox outbox) {
        this.outbox = outbox;
    }

    void opened(Ticket ticket) {
        outbox.publish(ProcessMessage.start(Ids.next(), "ticket-opened", ticket.id(), routing(ticket)));
    }

    /** Moves a process that waits after "solved", or starts one for a ticket whose process has ended. */
    void reopened(Ticket ticket) {
        outbox.publish(ProcessMessage.start(Ids.next(), "ticket-reopened", ticket.id(), routing(ticket)));
    }

    void customerReplied(Ticket ticket) {
        soon("customer-replied", ticket);
    }

    void vendorReplied(Ticket ticket) {
        soon("vendor-replied", ticket);
    }

    void agentReplied(Ticket ticket) {
        soon("agent-replied", ticket);
    }

    void customerConfirmed(Ticket ticket) {
        soon("customer-confirmed", ticket);
    }

    /** Lost when nobody listens: solving while the form's own "solved" is under way must not solve a later reopening. */
    void solved(Ticket ticket) {
        outbox.publish(ProcessMessage.now(Ids.next(), "ticket-solved", ticket.id(), Map.of()));
    }

    void complaintWentPublic(Ticket ticket) {
        outbox.publish(ProcessMessage.start(Ids.next(), "complaint-went-public", ticket.id(), Map.of()));
    }

    /** Also to a process that is only just about to ask for an answer. */
    void answeredInPublic(Ticket ticket) {
        outbox.publish(new ProcessMessage(Ids.next(), "answered-in-public", ticket.id(), A_MOMENT, Map.of()));
    }

    private void soon(String name, Ticket ticket) {
        outbox.publish(new ProcessMessage(Ids.next(), name, ticket.id(), A_MOMENT, routing(ticket)));
    }

    /** An empty owner means that anybody of the team may take the work. */
    static Map<String, Object> routing(Ticket ticket) {
        var owner = ticket.owner();
        var triage = ticket.triage();
        return Map.of(
                "ownerId", owner == null ? "" : owner.toString(),
                "teamKey", triage.team(),
                "taskPriority", taskPriority(triage.priority()));
    }

    /** As the engine counts the priority of tasks, from 0 to 100. */
    private static int taskPriority(@Nullable Priority priority) {
        return switch (priority) {
            case LOW -> 25;
            case HIGH -> 75;
            case URGENT -> 90;
            case null, default -> 50;
        };
    }
}
