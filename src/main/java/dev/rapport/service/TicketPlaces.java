package dev.rapport.service;

import dev.rapport.access.ContactSight;
import dev.rapport.contact.Message;
import dev.rapport.contact.Messages;
import dev.rapport.contact.Way;
import dev.rapport.contact.Ways;
import dev.rapport.contact.canned.AnswerPlace;
import dev.rapport.contact.canned.AnswerPlaces;
import dev.rapport.contact.canned.CannedVariable;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Canned answers in tickets, for those who may work on them. */
@Component
class TicketPlaces implements AnswerPlaces {

    private static final int LOOKED_AT = 20;

    private final Tickets tickets;
    private final TicketDesk desk;
    private final Messages messages;
    private final Ways ways;
    private final ContactSight contacts;

    TicketPlaces(Tickets tickets, TicketDesk desk, Messages messages, Ways ways, ContactSight contacts) {
        this.tickets = tickets;
        this.desk = desk;
        this.messages = messages;
        this.ways = ways;
        this.contacts = contacts;
    }

    @Override
    public Optional<AnswerPlace> at(String reference) {
        return tickets.byNumber(reference.toUpperCase(Locale.ROOT)).map(this::place);
    }

    private AnswerPlace place(Ticket ticket) {
        desk.requireWork(ticket);
        var title = contacts.words(
                ticket.request().subject(),
                contacts.inFull(ticket.owner(), ticket.triage().team()));
        return new AnswerPlace(
                ticket.request().customer(),
                null,
                heard(ticket),
                ways.of(ticket.conversation(), null) instanceof Way.Open open ? open.channel() : null,
                ticket.triage().team(),
                Map.of(CannedVariable.TICKET_NUMBER, ticket.number(), CannedVariable.TICKET_TITLE, title));
    }

    /** What they wrote last, or with what they came. */
    private String heard(Ticket ticket) {
        return messages.of(ticket.id(), LOOKED_AT).reversed().stream()
                .filter(message -> message.direction() == Message.Direction.IN)
                .map(Message::text)
                .findFirst()
                .orElseGet(() -> ticket.request().subject());
    }
}
