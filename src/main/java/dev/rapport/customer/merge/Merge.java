package dev.rapport.customer.merge;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Two customers that became one.
 *
 * @param gone the one that is known as the survivor since
 * @param goneName what it was called
 */
record Merge(
        MergeId id,
        CustomerId survivor,
        CustomerId gone,
        String goneName,
        @Nullable UserId by,
        Instant at) {}
