package dev.rapport.contact;

import dev.rapport.platform.Word;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a message got.
 *
 * @param at the instant that counts: when the carrier took it, or when it was recorded that the customer was told
 * @param carrier name of what carries it, if anything does
 * @param to where it goes, as everybody may see it
 * @param why it failed, or was not taken the last time
 * @param lostCopies copies that did not arrive although it did
 */
public record Delivery(
        State state,
        @Nullable Instant at,
        @Nullable String carrier,
        @Nullable String to,
        @Nullable Trouble why,
        @Nullable LostCopies lostCopies) {

    /**
     * Who stood on it as well and did not get it.
     *
     * @param to as everybody may see it
     * @param detail what the other side said
     */
    public record LostCopies(String to, String detail) {}

    public enum State implements Word {
        /** Heard, noted, spoken or imported: somebody says that it was so. */
        RECORDED,
        QUEUED,

        /** The carrier took it. */
        SENT,
        DELIVERED,
        READ,
        FAILED
    }

    static Delivery recorded(@Nullable Instant at) {
        return new Delivery(State.RECORDED, at, null, null, null, null);
    }

    public boolean hasFailed() {
        return state == State.FAILED;
    }

    /** Whether nothing left the house. */
    public boolean isSimulated() {
        return Simulator.NAME.equals(carrier);
    }
}
