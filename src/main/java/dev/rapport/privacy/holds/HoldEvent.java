package dev.rapport.privacy.holds;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is told of holds, under the id of the customer or case. Why stands with the hold alone. */
sealed interface HoldEvent extends DomainEvent {

    record LegalHoldSet(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable LocalDate until) implements HoldEvent {}

    record LegalHoldLifted(UUID eventId, SubjectId subject, Instant at) implements HoldEvent {}
}
