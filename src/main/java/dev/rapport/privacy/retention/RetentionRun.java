package dev.rapport.privacy.retention;

import dev.rapport.customer.Lifecycle;
import dev.rapport.platform.CustomerId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One look at all customers by a version of a rule.
 *
 * @param dry only counted; some are shown
 * @param since nothing later than that is a reason to keep a customer
 * @param reached the customer looked at last
 * @param looked at how many customers
 * @param found how many of them nobody needs any more
 */
public record RetentionRun(
        UUID id,
        UUID rule,
        int version,
        boolean dry,
        Instant since,
        @Nullable Lifecycle lifecycle,
        @Nullable String tag,
        Instant begunAt,
        @Nullable CustomerId reached,
        long looked,
        long found,
        @Nullable Instant endedAt) {}
