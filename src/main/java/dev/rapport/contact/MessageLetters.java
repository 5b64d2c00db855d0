package dev.rapport.contact;

import dev.rapport.contact.Delivery.State;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What becomes of messages to customers on their way out. */
@Component
class MessageLetters implements LetterKind {

    static final String KIND = "message";

    private final Messages messages;
    private final ApplicationEventPublisher events;

    MessageLetters(Messages messages, ApplicationEventPublisher events) {
        this.messages = messages;
        this.events = events;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void accepted(Letter letter, Instant at, String there) {
        events.publishEvent(new MessageSent(messages.sent(letter.about(), at, there), at));
    }

    @Override
    public void postponed(Letter letter, Instant until, Trouble why) {
        messages.trouble(letter.about(), State.QUEUED, why);
    }

    @Override
    public void failed(Letter letter, Instant at, Trouble why) {
        events.publishEvent(new MessageFailed(messages.trouble(letter.about(), State.FAILED, why), at, why));
    }
}
