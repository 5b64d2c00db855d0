package dev.rapport.customer.relations;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens between two customers, told to each of them from their end. */
public sealed interface RelationEvent extends DomainEvent {

    record RelationAdded(UUID eventId, SubjectId subject, Instant at, Bond bond, CustomerId other)
            implements RelationEvent {}

    record RelationEnded(UUID eventId, SubjectId subject, Instant at, Bond bond, CustomerId other)
            implements RelationEvent {}

    /** It was ended by mistake. */
    record RelationGoesOn(UUID eventId, SubjectId subject, Instant at, Bond bond, CustomerId other)
            implements RelationEvent {}

    record WorkRoleChanged(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Bond bond,
            CustomerId other,
            @Nullable WorkRole role) implements RelationEvent {}
}
