package dev.rapport.customer.relations;

import dev.rapport.platform.CustomerId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a customer stands to another, seen from the one that was asked about.
 *
 * @param role of the one who works for the other, if they do
 * @param note masked
 * @param endedAt absent while it lasts
 */
public record Relation(
        UUID id,
        Bond bond,
        CustomerId other,
        String otherName,
        @Nullable WorkRole role,
        @Nullable String note,
        Instant addedAt,
        @Nullable Instant endedAt) {}
