package dev.rapport.contact;

import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.contact.Delivery.State;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What becomes of messages to customers on their way out. */
@Component
class MessageLetters implements LetterKind {

    static final String KIND = "message";

    private final Messages messages;
    private final Subjects subjects;
    private final Permission permission;
    private final ApplicationEventPublisher events;

    MessageLetters(Messages messages, Subjects subjects, Permission permission, ApplicationEventPublisher events) {
        this.messages = messages;
        this.subjects = subjects;
        this.permission = permission;
        this.events = events;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Trouble> forbidden(Letter letter) {
        if (letter.thread() == null || letter.carrier().equals(DeadEnd.NAME)) return Optional.empty();
        var about = new SubjectId(letter.thread());
        return subjects.find(about)
                .map(Subject::customer)
                .flatMap(customer -> permission.refusal(
                        new Correspondent(about, customer, letter.channel()), letter.channel(), letter.address()))
                .map(Trouble::of);
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
        events.publishEvent(new MessageFailed(messages.trouble(letter.about(), State.FAILED, why), at, why, false));
    }
}
