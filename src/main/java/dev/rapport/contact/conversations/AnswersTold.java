package dev.rapport.contact.conversations;

import dev.rapport.contact.Message;
import dev.rapport.contact.MessageFailed;
import dev.rapport.contact.MessageSent;
import dev.rapport.contact.conversations.ConversationEvent.AnswerFailed;
import dev.rapport.contact.conversations.ConversationEvent.ConversationAnswered;
import dev.rapport.contact.conversations.ConversationEvent.ConversationBack;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A conversation waits for the customer from when a carrier took the answer, in whichever case it was written, unless they wrote
 * since it was written.
 */
@Component
class AnswersTold {

    private final ConversationRows rows;
    private final ConversationCases about;
    private final ConversationClock clock;
    private final ApplicationEventPublisher events;

    AnswersTold(
            ConversationRows rows, ConversationCases about, ConversationClock clock, ApplicationEventPublisher events) {
        this.rows = rows;
        this.about = about;
        this.clock = clock;
        this.events = events;
    }

    @EventListener
    void sent(MessageSent sent) {
        var message = sent.message();
        conversation(message).ifPresent(conversation -> {
            var isCrossed = rows.wroteAfter(conversation.id(), message.at());
            if (waits(conversation) && !isCrossed)
                rows.stand(conversation.id(), ConversationState.WAITING_FOR_CUSTOMER, null, sent.at());
            else rows.saidLast(conversation.id(), sent.at());
            if (!isOwn(message, conversation.id())) return;
            events.publishEvent(new ConversationAnswered(
                    Ids.next(), conversation.id(), sent.at(), message.channel(), message.author()));
            if (isCrossed) clock.waitsOn(conversation.id(), sent.at());
        });
    }

    /** What is put aside comes back when its time has come, answered or not. */
    private static boolean waits(Conversation conversation) {
        return switch (conversation.state()) {
            case WAITING_FOR_US, WAITING_FOR_CUSTOMER -> true;
            case SNOOZED, DONE -> false;
        };
    }

    @EventListener
    void failed(MessageFailed failed) {
        var message = failed.message();
        conversation(message)
                .filter(conversation -> isOwn(message, conversation.id()) || failed.wasTaken())
                .ifPresent(conversation -> {
                    if (!failed.isOvertaken()) waitsForUs(conversation, failed);
                    if (!isOwn(message, conversation.id())) return;
                    events.publishEvent(AnswerFailed.of(
                            conversation.id(),
                            failed.at(),
                            message.author(),
                            failed.why().reason(),
                            message.text()));
                });
    }

    /** Its clock goes on as well, unless that of a case counts. */
    private void waitsForUs(Conversation conversation, MessageFailed failed) {
        rows.stand(conversation.id(), ConversationState.WAITING_FOR_US, null, failed.at());
        if (conversation.state() != ConversationState.DONE) return;
        var isMeasured = isOwn(failed.message(), conversation.id());
        events.publishEvent(new ConversationBack(Ids.next(), conversation.id(), failed.at(), isMeasured, null));
    }

    private static boolean isOwn(Message message, SubjectId conversation) {
        return message.subject().equals(conversation);
    }

    private Optional<Conversation> conversation(Message message) {
        return about.conversation(message.subject())
                .or(() -> Optional.of(message.subject()))
                .flatMap(id -> rows.find(id).map(found -> rows.locked(found.id())));
    }
}
