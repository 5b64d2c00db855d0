package dev.rapport.service;

import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One contribution to a ticket's conversation.
 *
 * @param author the member of staff who wrote it; absent for the customer
 */
public record TicketMessage(
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
