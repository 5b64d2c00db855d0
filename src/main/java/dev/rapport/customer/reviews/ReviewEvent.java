package dev.rapport.customer.reviews;

import dev.rapport.customer.quality.Quality;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.DoneBy;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a review of data quality. */
sealed interface ReviewEvent extends DomainEvent {

    /** @param people whom it is asked of; nobody where nothing is wrong */
    record ReviewBegan(
            UUID eventId, SubjectId subject, Instant at, Quality check, long faults, Instant due, List<UserId> people)
            implements ReviewEvent, TellsPeople {

        @Override
        public List<UserId> told() {
            return people;
        }
    }

    record NothingToReview(UUID eventId, SubjectId subject, Instant at, Quality check) implements ReviewEvent {}

    record ReviewReminded(UUID eventId, SubjectId subject, Instant at, Quality check, Instant due, List<UserId> people)
            implements ReviewEvent, TellsPeople {

        @Override
        public List<UserId> told() {
            return people;
        }

        @Override
        public String topic() {
            return TellsPeople.time();
        }
    }

    record ReviewOverdue(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Quality check,
            @Nullable UserId manager) implements ReviewEvent, TellsPeople {

        @Override
        public List<UserId> told() {
            return manager == null ? List.of() : List.of(manager);
        }

        @Override
        public String topic() {
            return TellsPeople.time();
        }
    }

    record ReviewNeedsHelp(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Quality check,
            String why,
            @Nullable UserId manager) implements ReviewEvent, TellsPeople {

        @Override
        public List<UserId> told() {
            return manager == null ? List.of() : List.of(manager);
        }
    }

    record FaultsMended(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by,
            long before,
            long after) implements ReviewEvent, DoneBy {}

    record FaultsAccepted(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by,
            long before,
            long after,
            String why) implements ReviewEvent, DoneBy {}

    /** The next one was due while this one is open. */
    record NextReviewLeftOut(UUID eventId, SubjectId subject, Instant at, Instant due) implements ReviewEvent {}

    record ReviewHandedOver(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable String team,
            @Nullable UserId owner) implements ReviewEvent, TellsPeople {

        @Override
        public List<UserId> told() {
            return owner == null ? List.of() : List.of(owner);
        }
    }
}
