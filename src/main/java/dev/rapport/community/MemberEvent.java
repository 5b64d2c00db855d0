package dev.rapport.community;

import dev.rapport.customer.ContactStanding;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to a member after joining. */
public sealed interface MemberEvent extends DomainEvent {

    record MemberAssessed(UUID eventId, SubjectId subject, Instant at, String level, String interest, int score)
            implements MemberEvent {}

    record MemberReached(
            UUID eventId,
            SubjectId subject,
            Instant at,
            int attempt,
            @Nullable UserId by) implements MemberEvent {}

    /** @param owner absent when it went to the team */
    record MemberHandedOver(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String team,
            @Nullable UserId owner) implements MemberEvent, TellsPeople {

        @Override
        public Collection<UserId> told() {
            return owner == null ? List.of() : List.of(owner);
        }
    }

    record MemberReacted(UUID eventId, SubjectId subject, Instant at, Signal signal) implements MemberEvent {}

    record MemberSilent(UUID eventId, SubjectId subject, Instant at, int attempts) implements MemberEvent {}

    record MemberOptedOut(UUID eventId, SubjectId subject, Instant at, String channel) implements MemberEvent {}

    record MemberTagged(UUID eventId, SubjectId subject, Instant at, String tag) implements MemberEvent {}

    record PointsGiven(UUID eventId, SubjectId subject, Instant at, int points) implements MemberEvent {}

    record CouponSent(UUID eventId, SubjectId subject, Instant at, String coupon) implements MemberEvent {}

    /** No batch of coupons thanks members now, or the customer has enough of it. */
    record NoCouponToSend(UUID eventId, SubjectId subject, Instant at) implements MemberEvent {}

    /** The customer consents after all, so that somebody may write again. */
    record MemberMayBeReached(UUID eventId, SubjectId subject, Instant at, String channel) implements MemberEvent {}

    /** The member asked for something, without having consented to be written to, and was answered. */
    record MemberAnswered(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by) implements MemberEvent {}

    /**
     * Older trails have {@code MemberRests} without a reason.
     *
     * @param why how the customer stands to being written to, which decides what may wake the member
     */
    record MemberLeftInPeace(UUID eventId, SubjectId subject, Instant at, ContactStanding why, String channel)
            implements MemberEvent {}

    record MemberBecameAdvocate(UUID eventId, SubjectId subject, Instant at) implements MemberEvent {}

    record MemberFellQuiet(UUID eventId, SubjectId subject, Instant at) implements MemberEvent {}
}
