package dev.rapport.service;

import dev.rapport.platform.CustomerHeard;
import dev.rapport.platform.SubjectId;
import dev.rapport.service.TicketEvent.CustomerWrote;
import dev.rapport.service.TicketEvent.TicketSolved;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells open screens of conversations that went on. */
@Component
class ConversationNews {

    private final ApplicationEventPublisher events;

    ConversationNews(ApplicationEventPublisher events) {
        this.events = events;
    }

    @TransactionalEventListener
    void customerWrote(CustomerWrote event) {
        tell(event.subject());
    }

    @TransactionalEventListener
    void ticketSolved(TicketSolved event) {
        tell(event.subject());
    }

    @TransactionalEventListener
    void replyOvertaken(ReplyOvertaken event) {
        tell(event.subject());
    }

    private void tell(SubjectId subject) {
        events.publishEvent(new CustomerHeard(subject));
    }
}
