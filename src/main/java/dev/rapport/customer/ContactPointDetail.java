package dev.rapport.customer;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.GivenReason;
import dev.rapport.platform.Refused;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a contact point besides itself.
 *
 * @param days on which the customer prefers to be reached there; empty when they did not say
 * @param from time of day in the customer's own zone, together with {@code until}
 * @param verified how somebody made sure that it is the customer's; absent while nobody did
 * @param validUntil the last day on which it may be used
 * @param doNotUse why it is never used; absent when it may be
 */
public record ContactPointDetail(
        @Nullable String label,
        Set<DayOfWeek> days,
        @Nullable LocalTime from,
        @Nullable LocalTime until,
        @Nullable Verified verified,
        @Nullable LocalDate validUntil,
        @Nullable String doNotUse) {

    /** How somebody made sure that a contact point is the customer's. */
    public enum Verified {
        SPOKEN,
        ANSWERED,
        LINK,
        DOCUMENT
    }

    public static final ContactPointDetail NONE = new ContactPointDetail(null, Set.of(), null, null, null, null, null);

    private static final int LONGEST_LABEL = 60;

    public ContactPointDetail {
        label = CleanText.lineOrNull(label);
        doNotUse = CleanText.lineOrNull(doNotUse);
        days = days.isEmpty() ? Set.of() : EnumSet.copyOf(days);
        if (label != null && label.length() > LONGEST_LABEL)
            throw Refused.invalid("customer.label-too-long", LONGEST_LABEL);
        if ((from == null) != (until == null) || from != null && until != null && !from.isBefore(until))
            throw Refused.invalid("customer.bad-preferred-time");
        if (doNotUse != null) GivenReason.require(doNotUse, "customer.do-not-use-why");
    }

    /** Whether it is chosen for sending on this day. */
    public boolean mayBeUsed(LocalDate today) {
        return doNotUse == null && !isOver(today);
    }

    public boolean isOver(LocalDate today) {
        return validUntil != null && validUntil.isBefore(today);
    }

    ContactPointDetail unverified() {
        return new ContactPointDetail(label, days, from, until, null, validUntil, doNotUse);
    }
}
