package dev.rapport.customer.membership;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of memberships; levels by their words. Numbers are not told: who tells one is taken for the member. */
sealed interface MembershipEvent extends DomainEvent {

    record MembershipBegun(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String membership,
            @Nullable LocalDate membershipUntil) implements MembershipEvent {}

    record MembershipLevelChanged(
            UUID eventId, SubjectId subject, Instant at, String membershipBefore, String membership)
            implements MembershipEvent {}

    /** @param membershipUntil absent if it has no end from now on */
    record MembershipRenewed(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String membership,
            @Nullable LocalDate membershipUntil) implements MembershipEvent {}

    /** Its number or its days are others. */
    record MembershipCorrected(UUID eventId, SubjectId subject, Instant at, String membership)
            implements MembershipEvent {}

    /** @param why as everybody may see it */
    record MembershipEnded(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String membership,
            @Nullable String why) implements MembershipEvent {}

    /** That it had ended was taken back. */
    record MembershipResumed(UUID eventId, SubjectId subject, Instant at, String membership)
            implements MembershipEvent {}

    /** That it had begun was taken back. */
    record MembershipTakenBack(UUID eventId, SubjectId subject, Instant at, String membership)
            implements MembershipEvent {}
}
