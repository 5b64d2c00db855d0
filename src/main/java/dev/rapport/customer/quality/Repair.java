package dev.rapport.customer.quality;

import dev.rapport.customer.owners.Owner;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A repair of many customers.
 *
 * @param customers that were to be repaired
 * @param leftOut of them, those of whom somebody changed the same before their turn came
 * @param stays of those that were repaired, those that were not undone, because somebody changed the same since
 */
public record Repair(
        UUID id,
        Deed deed,
        Which which,
        Owner to,
        @Nullable String toName,
        String why,
        State state,
        int customers,
        int repaired,
        int leftOut,
        int undone,
        int stays,
        @Nullable UserId askedBy,
        @Nullable String askedByName,
        Instant askedAt,
        @Nullable Instant endedAt,
        @Nullable UserId undoneBy,
        @Nullable String undoneByName,
        @Nullable Instant undoneAt) {

    /** How far it is. */
    public enum State implements Word {
        REPAIRING,
        DONE,
        UNDOING,
        UNDONE
    }

    public boolean isGoingOn() {
        return state == State.REPAIRING || state == State.UNDOING;
    }

    /** From 0 to 1. */
    public double progress() {
        if (state == State.REPAIRING) return customers == 0 ? 1 : (double) (repaired + leftOut) / customers;
        return repaired == 0 || state != State.UNDOING ? 1 : (double) (undone + stays) / repaired;
    }
}
