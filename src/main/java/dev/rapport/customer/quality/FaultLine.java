package dev.rapport.customer.quality;

import dev.rapport.platform.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer with whom something is wrong.
 *
 * @param owner name
 * @param team key, of the customer or of its owner
 * @param other one of those who have the same phone
 */
public record FaultLine(
        CustomerId customer,
        String name,
        Flaw flaw,
        Instant since,
        @Nullable String owner,
        @Nullable String team,
        @Nullable CustomerId other) {}
