package dev.rapport.shell;

import dev.rapport.platform.DatabaseChannel;
import dev.rapport.platform.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Carries it to the screens of all copies of the application that somebody's words wait, went out or were taken back. */
@Component
class HeldWordsChannel implements DatabaseChannel {

    /** What waits of a person's words is no more what it was. */
    record Changed(UserId author) {}

    private final ApplicationEventPublisher events;

    HeldWordsChannel(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public String name() {
        return "held_words";
    }

    @Override
    public void heard(String author) {
        events.publishEvent(new Changed(UserId.of(author)));
    }
}
