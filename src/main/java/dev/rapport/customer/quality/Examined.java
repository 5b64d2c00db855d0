package dev.rapport.customer.quality;

import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the checks see it.
 *
 * @param team of the customer, or the owner's
 * @param points that may be used
 * @param isReachable whether there is any contact point or identity at all
 * @param isPast whether there are ways to be reached, and all that may be used are past their last day
 * @param tags what is outdated of its tags
 * @param ownership what is unclear of it
 * @param sharedBefore whether a shared phone was found when it was examined last
 */
record Examined(
        UUID id,
        boolean isFirm,
        String name,
        @Nullable String team,
        List<Point> points,
        boolean isReachable,
        boolean isPast,
        @Nullable Flaw tags,
        @Nullable Flaw ownership,
        boolean sharedBefore) {

    /** A phone or an e-mail address. */
    record Point(boolean isPhone, String value, @Nullable String extension) {

        /** Absent when it is neither readable nor possible. */
        private Optional<PhoneNumber> phone() {
            try {
                return Optional.of(new PhoneNumber(value, extension));
            } catch (Refused unreadable) {
                return Optional.empty();
            }
        }

        boolean isCertainPhone() {
            return isPhone && phone().filter(PhoneNumber::isCertain).isPresent();
        }

        Optional<Flaw> flaw() {
            if (!isPhone)
                return EmailAddress.parse(value).isPresent() ? Optional.empty() : Optional.of(Flaw.MALFORMED_MAIL);
            if (phone().isEmpty()) return Optional.of(Flaw.UNREADABLE_PHONE);
            return isCertainPhone() ? Optional.empty() : Optional.of(Flaw.UNCERTAIN_PHONE);
        }
    }

    Optional<Flaw> nameFlaw() {
        return isFirm ? NameCheck.ofFirm(name) : NameCheck.ofPerson(name);
    }

    Optional<Flaw> contactFlaw() {
        if (!isReachable) return Optional.of(Flaw.NO_CONTACT_POINT);
        var wrong = points.stream().flatMap(point -> point.flaw().stream()).min(Flaw::compareTo);
        return wrong.isEmpty() && isPast ? Optional.of(Flaw.PAST_ITS_DAY) : wrong;
    }
}
