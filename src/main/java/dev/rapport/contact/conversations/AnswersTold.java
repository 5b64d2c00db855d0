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

/** A conversation waits for the customer from when a carrier took the answer, in whichever case it was written. */
@Component
class AnswersTold {

    private final ConversationRows rows;
    private final ConversationCases about;
    private final ApplicationEventPublisher events;

    AnswersTold(ConversationRows rows, ConversationCases about, ApplicationEventPublisher events) {
        this.rows = rows;
        this.about = about;
        this.events = events;
    }

    @EventListener
    void sent(MessageSent sent) {
        var message = sent.message();
        conversation(message).ifPresent(conversation -> {
            if (conversation.state() != ConversationState.DONE)
                rows.stand(conversation.id(), ConversationState.WAITING_FOR_CUSTOMER, null, sent.at());
            if (isOwn(message, conversation.id()))
                events.publishEvent(new ConversationAnswered(
                        Ids.next(), conversation.id(), sent.at(), message.channel(), message.author()));
        });
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
