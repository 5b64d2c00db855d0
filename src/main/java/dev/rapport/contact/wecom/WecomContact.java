package dev.rapport.contact.wecom;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Word;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person whom colleagues have as a contact in WeCom, or had.
 *
 * @param there their id there, masked
 * @param called what they call themselves; absent as long as WeCom did not say
 * @param customer absent as long as nobody knows who it is
 * @param notTakenBy who could not take them over from a colleague
 */
public record WecomContact(
        UUID id,
        UUID account,
        String there,
        @Nullable String called,
        @Nullable CustomerId customer,
        Instant firstAt,
        Instant lastAt,
        List<Bond> bonds,
        @Nullable String notTakenBy,
        @Nullable TransferFailure notTakenWhy) {

    /** Who ended it. */
    public enum End implements Word {
        CUSTOMER,
        STAFF,

        /** The colleague handed them over. */
        TRANSFER
    }

    /**
     * A colleague and them.
     *
     * @param member the colleague's user id in WeCom
     * @param name the colleague's, or the user id where nobody said who that is
     * @param addedAt absent where we only heard of the end
     * @param endedAt absent as long as they have each other
     * @param isHalf whether the colleague did nothing yet
     */
    public record Bond(
            String member,
            String name,
            @Nullable Instant addedAt,
            @Nullable Instant endedAt,
            @Nullable End endedBy,
            boolean isHalf) {

        public boolean isLiving() {
            return endedAt == null;
        }
    }

    public boolean isLiving() {
        return bonds.stream().anyMatch(Bond::isLiving);
    }
}
