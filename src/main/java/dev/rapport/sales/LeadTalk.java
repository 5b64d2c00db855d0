package dev.rapport.sales;

import dev.rapport.contact.MessageArrived;
import dev.rapport.contact.MessageFailed;
import dev.rapport.contact.MessageSent;
import dev.rapport.contact.Messages;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.sales.LeadEvent.LeadAnswered;
import dev.rapport.sales.LeadEvent.LeadNotAnswered;
import dev.rapport.sales.LeadEvent.LeadWrote;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What leads write and what becomes of the answers, which count when a carrier took them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LeadTalk {

    private static final int MOST_WORDS = 2_000;

    private final Leads leads;
    private final Messages messages;
    private final ContactClock contactClock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LeadTalk(Leads leads, Messages messages, ContactClock contactClock, ApplicationEventPublisher events, Clock clock) {
        this.leads = leads;
        this.messages = messages;
        this.contactClock = contactClock;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void arrived(MessageArrived arrival) {
        var subject = arrival.subject();
        if (!leads.isOne(subject)) return;
        var lead = leads.take(subject);
        var at = Instants.now(clock);
        messages.receive(arrival, arrival.text(), at);
        if (arrival.automatic()) return;
        contactClock.hears(lead, at);
        events.publishEvent(new LeadWrote(
                Ids.next(), subject, at, arrival.channel(), lead.owner().orElse(null)));
    }

    @EventListener
    void sent(MessageSent sent) {
        var message = sent.message();
        if (!leads.isOne(message.subject())) return;
        contactClock.answers(leads.take(message.subject()), sent.at(), message.author());
        events.publishEvent(
                new LeadAnswered(Ids.next(), message.subject(), sent.at(), message.channel(), message.author()));
    }

    @EventListener
    void failed(MessageFailed failed) {
        var message = failed.message();
        if (!leads.isOne(message.subject())) return;
        if (failed.wasTaken() && !failed.isOvertaken())
            contactClock.isOwedAgain(leads.take(message.subject()), failed.at());
        var words = message.text();
        events.publishEvent(new LeadNotAnswered(
                Ids.next(),
                message.subject(),
                failed.at(),
                message.author(),
                failed.why().reason(),
                words.substring(0, Math.min(words.length(), MOST_WORDS))));
    }
}
