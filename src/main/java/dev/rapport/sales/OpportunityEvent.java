package dev.rapport.sales;

import dev.rapport.escalation.Level;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to an opportunity. */
public sealed interface OpportunityEvent extends DomainEvent {

    /**
     * A lead was qualified. What is not known is a dash.
     *
     * @param note what was said, absent when nothing was written down
     */
    record OpportunityGrew(
            UUID eventId,
            SubjectId subject,
            Instant at,
            SubjectId lead,
            String company,
            String source,
            @Nullable String note)
            implements OpportunityEvent {}

    record StageEntered(UUID eventId, SubjectId subject, Instant at, Stage stage) implements OpportunityEvent {}

    /** Its time ran out and the team is asked for help. */
    record OpportunityEscalated(UUID eventId, SubjectId subject, Instant at, Level level, String team)
            implements OpportunityEvent {}

    /** @param by who was asked for help and gives it to the owner as advice */
    record OpportunityAdvised(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by,
            String note,
            @Nullable UserId owner) implements OpportunityEvent, TellsPeople {

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
    record OpportunityHandedOver(UUID eventId, SubjectId subject, Instant at, UserId from, UserId owner, String team)
            implements OpportunityEvent, TellsPeople {

        @Override
        public Collection<UserId> told() {
            return List.of(from, owner);
        }
    }

    record DiscountAsked(UUID eventId, SubjectId subject, Instant at, BigDecimal percent, BigDecimal limit)
            implements OpportunityEvent {}

    record DiscountApproved(
            UUID eventId,
            SubjectId subject,
            Instant at,
            BigDecimal percent,
            @Nullable UserId by) implements OpportunityEvent {}

    record DiscountRefused(UUID eventId, SubjectId subject, Instant at, BigDecimal percent, String reason)
            implements OpportunityEvent {}

    record FollowUpReminded(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId owner) implements OpportunityEvent, TellsPeople {

        @Override
        public Collection<UserId> told() {
            return owner == null ? List.of() : List.of(owner);
        }
    }

    record StageOwnerReminded(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Stage stage,
            @Nullable UserId owner) implements OpportunityEvent, TellsPeople {

        @Override
        public Collection<UserId> told() {
            return owner == null ? List.of() : List.of(owner);
        }

        @Override
        public String topic() {
            return TellsPeople.time();
        }
    }

    /** @param manager who was told, where the team has one */
    record StageTookTooLong(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Stage stage,
            @Nullable UserId manager) implements OpportunityEvent, TellsPeople {

        @Override
        public Collection<UserId> told() {
            return manager == null ? List.of() : List.of(manager);
        }

        @Override
        public String topic() {
            return TellsPeople.time();
        }
    }

    /**
     * The customer paid.
     *
     * @param waived why the rest is not asked for, when less was paid than agreed
     */
    record OpportunityPaid(
            UUID eventId,
            SubjectId subject,
            Instant at,
            BigDecimal paid,
            BigDecimal agreed,
            String currency,
            @Nullable String waived)
            implements OpportunityEvent {}

    record OpportunityWon(UUID eventId, SubjectId subject, Instant at) implements OpportunityEvent {}

    record OpportunityLost(UUID eventId, SubjectId subject, Instant at, Stage stage, String reason)
            implements OpportunityEvent {}

    record OpportunityReopened(UUID eventId, SubjectId subject, Instant at, Stage stage) implements OpportunityEvent {}
}
