package dev.rapport.contact;

import dev.rapport.platform.CustomerHeard;
import dev.rapport.platform.DatabaseChannel;
import dev.rapport.platform.SubjectId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Carries it to the screens of all copies of the application that a message got further, or did not. */
@Component
class MessageChannel implements DatabaseChannel {

    private final ApplicationEventPublisher events;

    MessageChannel(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public void heard(String subject) {
        events.publishEvent(new CustomerHeard(SubjectId.of(subject)));
    }
}
