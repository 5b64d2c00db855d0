package dev.rapport.service;

import dev.rapport.contact.Message.Aim;
import dev.rapport.contact.MessageFailed;
import dev.rapport.contact.MessageSent;
import dev.rapport.platform.Ids;
import dev.rapport.service.TicketState.Party;
import dev.rapport.service.TicketState.Solved;
import dev.rapport.service.TicketState.Waiting;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What becomes of replies: an answer counts from the moment a carrier took it. One that does not go out comes back to its
 * author, and the work goes on that ended with it, unless the customer was told something since.
 */
@Component
class RepliesOnTheirWay {

    private final Tickets tickets;
    private final TicketActions actions;
    private final TicketSignals process;
    private final ApplicationEventPublisher events;

    RepliesOnTheirWay(Tickets tickets, TicketActions actions, TicketSignals process, ApplicationEventPublisher events) {
        this.tickets = tickets;
        this.actions = actions;
        this.process = process;
        this.events = events;
    }

    @EventListener
    void sent(MessageSent event) {
        var id = event.message().subject();
        if (tickets.byId(id).isEmpty()) return;
        process.agentReplied(actions.answered(tickets.locked(id), event.message(), event.at()));
    }

    @EventListener
    void failed(MessageFailed event) {
        var message = event.message();
        if (tickets.byId(message.subject()).isEmpty()) return;
        var ticket = tickets.locked(message.subject());
        events.publishEvent(ReplyFailed.of(Ids.next(), message, event.at(), event.why()));
        if (event.isOvertaken()) return;
        if (message.aim() == Aim.SOLVES && ticket.state() instanceof Solved)
            process.reopened(actions.reopen(ticket, null));
        if (ticket.state() instanceof Waiting(var party, var since)
                && party == Party.CUSTOMER
                && !message.at().isAfter(since)) process.customerReplied(actions.resume(ticket, null));
    }
}
