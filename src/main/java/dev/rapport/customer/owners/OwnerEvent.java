package dev.rapport.customer.owners;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.DoneBy;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who answers for a customer from now on. The reason is as a person wrote it, or in both languages. */
public sealed interface OwnerEvent extends DomainEvent {

    /** The customer went from one to another, to somebody for the first time, or is nobody's any more. */
    record CustomerGivenOn(
            UUID eventId,
            SubjectId subject,
            Instant at,
            CustomerId customer,
            @Nullable UserId ownerBefore,
            @Nullable UserId owner,
            @Nullable String team,
            OwnerCause cause,
            String because,
            @Nullable UserId by)
            implements OwnerEvent, TellsPeople, DoneBy {

        /** Who is given many at once is told once how many, and who took one knows. */
        @Override
        public List<UserId> told() {
            return cause == OwnerCause.BY_HAND && owner != null && !owner.equals(by) ? List.of(owner) : List.of();
        }
    }

    /** The same owner answers for it in another team. */
    record CustomerTeamChanged(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable String team,
            String because,
            @Nullable UserId by) implements OwnerEvent, DoneBy {}

    record CollaboratorAdded(
            UUID eventId, SubjectId subject, Instant at, CustomerId customer, UserId person, String because)
            implements OwnerEvent, TellsPeople {

        @Override
        public List<UserId> told() {
            return List.of(person);
        }
    }

    record CollaboratorEnded(UUID eventId, SubjectId subject, Instant at, UserId person) implements OwnerEvent {}
}
