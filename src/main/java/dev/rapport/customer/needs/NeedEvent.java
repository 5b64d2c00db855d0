package dev.rapport.customer.needs;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.UUID;

/** What becomes known of what a customer needs and uses; names as everybody may see them. */
sealed interface NeedEvent extends DomainEvent {

    record NeedAdded(UUID eventId, SubjectId subject, Instant at, String interest) implements NeedEvent {}

    record NeedChanged(UUID eventId, SubjectId subject, Instant at, String interest) implements NeedEvent {}

    record NeedRemoved(UUID eventId, SubjectId subject, Instant at, String interest) implements NeedEvent {}

    record UsedProductAdded(UUID eventId, SubjectId subject, Instant at, String product) implements NeedEvent {}

    record UsedProductChanged(UUID eventId, SubjectId subject, Instant at, String product) implements NeedEvent {}

    record UsedProductRemoved(UUID eventId, SubjectId subject, Instant at, String product) implements NeedEvent {}
}
