package dev.rapport.contact;

import java.time.Instant;

/**
 * A message to a customer does not go out any more, or did not arrive although a carrier took it; told in the transaction that writes
 * it down, once.
 *
 * @param isOvertaken whether it was taken, and the customer was told something since: nothing new is owed
 */
public record MessageFailed(Message message, Instant at, Trouble why, boolean isOvertaken) {

    /** Whether a carrier took it before. */
    public boolean wasTaken() {
        return message.delivery().at() != null;
    }
}
