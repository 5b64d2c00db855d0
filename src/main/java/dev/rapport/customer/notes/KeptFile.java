package dev.rapport.customer.notes;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file beside a case or a customer.
 *
 * @param name with an ending that says what it is
 * @param sha256 of what it holds
 * @param removedAt absent while it is there
 * @param mayRemove whether the asker may take it away, and bring it back
 */
public record KeptFile(
        UUID id,
        About about,
        String name,
        FileKind kind,
        long bytes,
        String sha256,
        String addedBy,
        Instant addedAt,
        @Nullable Instant removedAt,
        boolean mayRemove) {}
