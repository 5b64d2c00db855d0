package dev.rapport.customer.promises;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.DoneBy;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a promise. */
sealed interface PromiseEvent extends DomainEvent {

    /** @param owner absent when it waits in the team's queue */
    record PromiseMade(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Instant due,
            String team,
            @Nullable UserId owner) implements PromiseEvent {}

    record PromiseKept(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by) implements PromiseEvent, DoneBy {}

    record PromiseBroken(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by,
            String why) implements PromiseEvent, DoneBy {}

    record PromiseWithdrawn(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by,
            String why) implements PromiseEvent, DoneBy {}

    record PromiseMoved(UUID eventId, SubjectId subject, Instant at, Instant dueBefore, Instant due, String why)
            implements PromiseEvent {}

    record PromiseHandedOver(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String team,
            @Nullable UserId owner) implements PromiseEvent, TellsPeople {

        @Override
        public List<UserId> told() {
            return owner == null ? List.of() : List.of(owner);
        }
    }
}
