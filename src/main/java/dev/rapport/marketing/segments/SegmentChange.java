package dev.rapport.marketing.segments;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Word;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a segment: a customer came or went, or all were computed.
 *
 * @param customer absent where it is not about one
 */
public record SegmentChange(
        UUID id, Instant at, What what, @Nullable CustomerId customer, long came, long went) {

    public enum What implements Word {
        ENTERED,
        LEFT,
        COMPUTED,
        FROZEN,
        STUCK,
        WORKS_AGAIN
    }
}
