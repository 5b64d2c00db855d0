package dev.rapport.customer.quality;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Word;
import org.jspecify.annotations.Nullable;

/**
 * A customer of a repair.
 *
 * @param owner name, now
 */
public record RepairLine(
        CustomerId customer, String name, @Nullable String owner, State state) {

    /** What became of it. */
    public enum State implements Word {
        WAITING,
        REPAIRED,
        LEFT,
        UNDONE,
        STAYS
    }
}
