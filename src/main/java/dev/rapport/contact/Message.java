package dev.rapport.contact;

import dev.rapport.platform.Channel;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One contribution to the conversation about a case.
 *
 * @param author the member of staff who wrote it; absent for the customer
 */
public record Message(
        UUID id,
        Direction direction,
        Channel channel,
        String text,
        @Nullable UserId author,
        Instant at) {

    /** From the customer, to the customer, or only among ourselves. */
    public enum Direction implements Word {
        IN,
        OUT,
        INTERNAL
    }
}
