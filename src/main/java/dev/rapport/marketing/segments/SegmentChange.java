package dev.rapport.marketing.segments;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a segment: a customer came or went, or all were computed.
 *
 * @param customer absent where it is not about one
 * @param by the colleague who did it; absent where it happened by itself
 */
public record SegmentChange(
        UUID id,
        Instant at,
        What what,
        @Nullable CustomerId customer,
        long came,
        long went,
        @Nullable UserId by) {

    public enum What implements Word {
        ENTERED,
        LEFT,
        COMPUTED,
        FROZEN,
        STUCK,
        WORKS_AGAIN
    }
}
