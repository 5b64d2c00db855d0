package dev.rapport.service;

import dev.rapport.contact.ComplaintInPublic;
import dev.rapport.contact.posts.AnsweredInPublic;
import dev.rapport.contact.posts.ComplaintMoved;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.service.TicketEvent.TicketMerged;
import dev.rapport.service.TicketState.New;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tickets that come of what somebody said in public: public relations answer once they are classified, as long as something has no answer. */
@Component
class ComplaintsInPublic implements ComplaintInPublic {

    private final TicketDesk desk;
    private final Tickets tickets;
    private final TicketActions actions;
    private final TicketSignals process;
    private final EscalatedTickets escalated;
    private final AnsweredInPublic answered;
    private final ApplicationEventPublisher events;

    ComplaintsInPublic(
            TicketDesk desk,
            Tickets tickets,
            TicketActions actions,
            TicketSignals process,
            EscalatedTickets escalated,
            AnsweredInPublic answered,
            ApplicationEventPublisher events) {
        this.events = events;
        this.desk = desk;
        this.tickets = tickets;
        this.actions = actions;
        this.process = process;
        this.escalated = escalated;
        this.answered = answered;
    }

    @Override
    public SubjectId open(CustomerId customer, String heading, String words, Channel channel) {
        return desk.open(new NewTicket(customer, heading, words, channel, null, true))
                .id();
    }

    /** Of a new ticket they are asked once it is classified; nobody is asked twice at the same time. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void alsoSaid(SubjectId subject) {
        var ticket = tickets.locked(subject);
        if (!(ticket.state() instanceof New)) escalated.askPublicRelations(subject);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void answered(SubjectId subject, String words, UserId author, Instant at) {
        var ticket = tickets.locked(subject);
        actions.answerInPublic(ticket, words, author, at);
        if (!answered.isAnyLeft(subject)) process.answeredInPublic(ticket);
    }

    @EventListener
    void merged(TicketMerged merged) {
        events.publishEvent(new ComplaintMoved(merged.subject(), merged.into()));
    }
}
