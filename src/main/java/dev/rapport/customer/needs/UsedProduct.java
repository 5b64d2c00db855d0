package dev.rapport.customer.needs;

import dev.rapport.platform.Revision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer uses.
 *
 * @param serial serial or licence number
 */
public record UsedProduct(
        UUID id,
        String product,
        @Nullable LocalDate since,
        @Nullable String serial,
        @Nullable LocalDate warrantyUntil,
        @Nullable LocalDate contractUntil,
        Instant notedAt) {

    /** What somebody who changes it must have read. */
    public Revision revision() {
        return Revision.of(id, product, since, serial, warrantyUntil, contractUntil);
    }
}
