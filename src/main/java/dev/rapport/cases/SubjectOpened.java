package dev.rapport.cases;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new subject exists.
 *
 * @param parent what caused it, such as the lead behind an opportunity
 * @param external the number it has in the system it was imported from
 */
public record SubjectOpened(
        UUID eventId,
        SubjectId subject,
        Instant at,
        CaseKind kind,
        String number,
        String title,
        @Nullable CustomerId customer,
        @Nullable SubjectId parent,
        @Nullable String external)
        implements DomainEvent {

    /** The same under a title that everybody may read who may see the case. */
    SubjectOpened titled(String other) {
        return new SubjectOpened(eventId, subject, at, kind, number, other, customer, parent, external);
    }
}
