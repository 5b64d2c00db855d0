package dev.rapport.contact.conversations;

import dev.rapport.contact.Correspondent;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is said between one of our accounts and a person, or the people of one thread.
 *
 * @param handle where the other side is answered
 * @param called what they call themselves
 * @param customer absent as long as nobody knows who it is
 * @param isMaybe whether somebody is known who may be them
 * @param linkedBy who said who it is, if a person did
 * @param proof why they said so
 * @param snoozedUntil when it waits for us again
 * @param waitingSince since when the other side waits for an answer
 * @param version grows with every change that people make
 */
public record Conversation(
        SubjectId id,
        String number,
        UUID account,
        Channel channel,
        String handle,
        @Nullable String called,
        String heading,
        @Nullable CustomerId customer,
        boolean isMaybe,
        @Nullable UserId linkedBy,
        @Nullable String proof,
        @Nullable UserId owner,
        String team,
        ConversationState state,
        @Nullable Instant snoozedUntil,
        @Nullable Instant waitingSince,
        Instant openedAt,
        Instant lastAt,
        long version) {

    /** What somebody who changes it must have read. */
    public Revision revision() {
        return Revision.of(id, version);
    }

    Correspondent correspondent() {
        return new Correspondent(id, customer, channel);
    }

    /** The same as somebody may read it. */
    Conversation told(String shown, UnaryOperator<String> words) {
        return new Conversation(
                id,
                number,
                account,
                channel,
                shown,
                called == null ? null : words.apply(called),
                words.apply(heading),
                customer,
                isMaybe,
                linkedBy,
                proof == null ? null : words.apply(proof),
                owner,
                team,
                state,
                snoozedUntil,
                waitingSince,
                openedAt,
                lastAt,
                version);
    }

    Refused changed() {
        return Refused.changed("conversation.changed-meanwhile", number);
    }

    @Override
    public String toString() {
        return number;
    }
}
