package dev.rapport.service;

import dev.rapport.contact.Message;
import dev.rapport.contact.Message.Direction;
import dev.rapport.contact.MessageArrived;
import dev.rapport.contact.Messages;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import dev.rapport.service.TicketState.Waiting;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what customers say about tickets, and tells the process: what a carrier received, or what somebody says they said. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CustomersHeard {

    private final Tickets tickets;
    private final Messages conversation;
    private final TicketActions actions;
    private final TicketSignals process;
    private final Clock clock;

    CustomersHeard(Tickets tickets, Messages conversation, TicketActions actions, TicketSignals process, Clock clock) {
        this.tickets = tickets;
        this.conversation = conversation;
        this.actions = actions;
        this.process = process;
        this.clock = clock;
    }

    @EventListener
    void arrived(MessageArrived arrival) {
        if (tickets.byId(arrival.subject()).isEmpty()) return;
        var ticket = tickets.locked(arrival.subject());
        var message = conversation.receive(arrival, TicketText.received(arrival.text()), now());
        if (!arrival.automatic()) hear(ticket, message, null);
    }

    Ticket takeDown(Ticket ticket, String text, Channel channel, @Nullable UserId by) {
        var words = TicketText.checked(text);
        return hear(ticket, conversation.record(ticket.id(), Direction.IN, channel, words, null, now()), by);
    }

    private Ticket hear(Ticket ticket, Message message, @Nullable UserId by) {
        var heard = actions.hearCustomer(ticket, message, by);
        if (ticket.state() instanceof Waiting) process.customerReplied(heard);
        if (ticket.isDone()) process.reopened(heard);
        return heard;
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
