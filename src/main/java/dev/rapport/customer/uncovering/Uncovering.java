package dev.rapport.customer.uncovering;

import dev.rapport.access.Standing;
import dev.rapport.platform.CustomerId;
import java.time.Instant;
import java.util.UUID;

/**
 * One field that was shown in full.
 *
 * @param field as levels name it
 * @param standing how the person stood to the customer then
 */
public record Uncovering(UUID id, Instant at, CustomerId customer, String field, Standing standing, String reason) {}
