package dev.rapport.contact;

import dev.rapport.platform.Channel;
import dev.rapport.platform.SubjectId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** For carriers that receive what customers write. Nobody else may say so: it opens a way that the customer closed. */
@Component
public class Arrivals {

    private final Messages messages;
    private final ApplicationEventPublisher events;

    Arrivals(Messages messages, ApplicationEventPublisher events) {
        this.messages = messages;
        this.events = events;
    }

    /**
     * Takes it in, once however often it comes.
     *
     * @param from where the customer can be answered
     * @param there the id on the other side
     */
    @Transactional
    public void arrived(Carrier carrier, String there, SubjectId subject, Channel channel, String from, String text) {
        if (messages.isKnown(carrier.name(), there)) return;
        events.publishEvent(new MessageArrived(subject, carrier.name(), channel, from, null, there, text, null, false));
    }
}
