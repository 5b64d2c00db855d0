package dev.rapport.customer.membership;

import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a customer is or was a member.
 *
 * @param level its word
 * @param validUntil the last day; absent if it has no end
 * @param endedOn when somebody ended it; absent while it counts or has lapsed by itself
 * @param endReason in somebody's words
 * @param standsBackFor the membership that counts in its place since two customers became one
 */
public record Membership(
        UUID id,
        String number,
        String level,
        LocalDate since,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate endedOn,
        @Nullable String endReason,
        @Nullable UUID standsBackFor,
        Instant notedAt) {

    static final int SOON = 30;

    public Membership {
        if (validUntil != null && validUntil.isBefore(since))
            throw Refused.unfit("membership.over-before-it-begins").at("validUntil");
    }

    public boolean isOpen() {
        return endedOn == null;
    }

    public MembershipStanding standing(LocalDate today) {
        if (standsBackFor != null) return MembershipStanding.STANDS_BACK;
        if (!isOpen()) return MembershipStanding.ENDED;
        if (since.isAfter(today)) return MembershipStanding.NOT_YET;
        if (validUntil == null) return MembershipStanding.IN_FORCE;
        if (validUntil.isBefore(today)) return MembershipStanding.LAPSED;
        return validUntil.isAfter(today.plusDays(SOON)) ? MembershipStanding.IN_FORCE : MembershipStanding.LAPSES_SOON;
    }

    Membership is(String otherNumber, String otherLevel, LocalDate otherSince, @Nullable LocalDate until) {
        return new Membership(
                id, otherNumber, otherLevel, otherSince, until, endedOn, endReason, standsBackFor, notedAt);
    }

    Membership until(@Nullable LocalDate last) {
        return is(number, level, since, last);
    }

    Membership ended(LocalDate on, String reason) {
        return new Membership(id, number, level, since, validUntil, on, reason, standsBackFor, notedAt);
    }

    Membership endShownAs(@Nullable String reason) {
        return new Membership(id, number, level, since, validUntil, endedOn, reason, standsBackFor, notedAt);
    }

    /** What somebody who changes it must have read. */
    public Revision revision() {
        return Revision.of(id, number, level, since, validUntil, endedOn, endReason, standsBackFor);
    }
}
