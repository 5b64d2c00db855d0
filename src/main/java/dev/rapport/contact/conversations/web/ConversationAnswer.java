package dev.rapport.contact.conversations.web;

import dev.rapport.contact.conversations.Conversation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param from where the other side is answered, masked for those who do not work on it
 * @param customer absent as long as nobody knows who it is
 * @param certainty known, maybe or unknown
 */
record ConversationAnswer(
        UUID id,
        String number,
        String channel,
        String from,
        @Nullable String called,
        String heading,
        @Nullable UUID customer,
        String certainty,
        @Nullable String proof,
        @Nullable UUID owner,
        String team,
        String state,
        @Nullable Instant snoozedUntil,
        @Nullable Instant waitingSince,
        Instant lastAt,
        String version) {

    static ConversationAnswer of(Conversation conversation) {
        var customer = conversation.customer();
        var owner = conversation.owner();
        return new ConversationAnswer(
                conversation.id().value(),
                conversation.number(),
                conversation.channel().word(),
                conversation.handle(),
                conversation.called(),
                conversation.heading(),
                customer == null ? null : customer.value(),
                customer != null ? "known" : conversation.isMaybe() ? "maybe" : "unknown",
                conversation.proof(),
                owner == null ? null : owner.value(),
                conversation.team(),
                conversation.state().word(),
                conversation.snoozedUntil(),
                conversation.waitingSince(),
                conversation.lastAt(),
                conversation.revision().mark());
    }
}
