package dev.rapport.customer.pools;

import dev.rapport.platform.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer in a pool.
 *
 * @param former name of the owner before
 * @param why as the person wrote it, or in both languages
 */
public record PooledCustomer(
        CustomerId customer,
        String name,
        String tier,
        @Nullable String former,
        String why,
        Instant since) {}
