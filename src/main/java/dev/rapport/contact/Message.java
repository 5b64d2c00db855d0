package dev.rapport.contact;

import dev.rapport.platform.Channel;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One contribution to the conversation about a case.
 *
 * @param author the member of staff who wrote it; absent for the customer
 * @param at when it was written or said
 * @param saidBy who wrote, where that is somebody else than the one with whom the conversation is
 * @param received whether a carrier received it from the customer; else somebody said that it was said
 * @param aim what comes about when it was sent
 */
public record Message(
        UUID id,
        SubjectId subject,
        Direction direction,
        Channel channel,
        String text,
        @Nullable UserId author,
        @Nullable String saidBy,
        Instant at,
        boolean received,
        Aim aim,
        Delivery delivery) {

    /** The same, its words as somebody may read them. */
    public Message told(UnaryOperator<String> words) {
        var by = saidBy == null ? null : words.apply(saidBy);
        return new Message(id, subject, direction, channel, words.apply(text), author, by, at, received, aim, delivery);
    }

    /** From the customer, to the customer, or only among ourselves. */
    public enum Direction implements Word {
        IN,
        OUT,
        INTERNAL
    }

    /** What a message brings about when it was sent. */
    public enum Aim implements Word {
        TELLS,

        /** We wait for the answer of the customer. */
        ASKS,

        /** The case is solved. */
        SOLVES
    }
}
