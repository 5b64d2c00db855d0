package dev.rapport.sales;

import dev.rapport.escalation.Level;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.DoneBy;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a lead. */
public sealed interface LeadEvent extends DomainEvent {

    record LeadScored(UUID eventId, SubjectId subject, Instant at, int points, LeadScore.Band band)
            implements LeadEvent {}

    record LeadAssigned(UUID eventId, SubjectId subject, Instant at, UserId owner, String team) implements LeadEvent {}

    /** Its time ran out and the team is asked for help. */
    record LeadEscalated(UUID eventId, SubjectId subject, Instant at, Level level, String team) implements LeadEvent {}

    /** @param by who was asked for help and gives it to the owner as advice */
    record LeadAdvised(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by,
            String note,
            @Nullable UserId owner) implements LeadEvent, TellsPeople {

        @Override
        public Collection<UserId> told() {
            return owner == null ? List.of() : List.of(owner);
        }
    }

    /**
     * Somebody gave it from one to the other.
     *
     * @param team key of the team that holds it from then on
     */
    record LeadHandedOver(UUID eventId, SubjectId subject, Instant at, UserId from, UserId owner, String team)
            implements LeadEvent, TellsPeople {

        @Override
        public Collection<UserId> told() {
            return List.of(from, owner);
        }
    }

    /** @param manager who was told, where the team has one */
    record LeadLeftWaiting(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId manager) implements LeadEvent, TellsPeople {

        @Override
        public Collection<UserId> told() {
            return manager == null ? List.of() : List.of(manager);
        }
    }

    record LeadOwnerReminded(UUID eventId, SubjectId subject, Instant at, UserId owner)
            implements LeadEvent, TellsPeople {

        @Override
        public Collection<UserId> told() {
            return List.of(owner);
        }

        @Override
        public String topic() {
            return TellsPeople.time();
        }
    }

    record LeadTakenBack(UUID eventId, SubjectId subject, Instant at, UserId owner) implements LeadEvent, TellsPeople {

        @Override
        public Collection<UserId> told() {
            return List.of(owner);
        }

        @Override
        public String topic() {
            return TellsPeople.time();
        }
    }

    /** @param owner of the lead then, who is told */
    record LeadWrote(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Channel channel,
            @Nullable UserId owner) implements LeadEvent, TellsPeople {

        @Override
        public Collection<UserId> told() {
            return owner == null ? List.of() : List.of(owner);
        }
    }

    /** A carrier took what somebody wrote to them. */
    record LeadAnswered(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Channel channel,
            @Nullable UserId by) implements LeadEvent, DoneBy {}

    /** What somebody wrote to them did not go out. */
    record LeadNotAnswered(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by,
            String trouble,
            String words) implements LeadEvent, TellsPeople {

        @Override
        public Collection<UserId> told() {
            return by == null ? List.of() : List.of(by);
        }
    }

    record LeadQualified(UUID eventId, SubjectId subject, Instant at, CustomerId customer, String opportunity)
            implements LeadEvent {}

    record LeadNurtured(UUID eventId, SubjectId subject, Instant at, CustomerId customer) implements LeadEvent {}

    record LeadDiscarded(UUID eventId, SubjectId subject, Instant at, String reason) implements LeadEvent {}

    record LeadMerged(UUID eventId, SubjectId subject, Instant at, SubjectId into, String intoNumber)
            implements LeadEvent {}

    /** The lead that a duplicate was merged into hears of it too. */
    record LeadAskedAgain(UUID eventId, SubjectId subject, Instant at, SubjectId duplicate, String duplicateNumber)
            implements LeadEvent {}
}
