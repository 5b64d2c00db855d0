package dev.rapport.customer.membership;

import dev.rapport.access.ContactSight;
import dev.rapport.customer.CustomerEvent;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.ProfilePart;
import dev.rapport.customer.membership.MembershipEvent.MembershipBegun;
import dev.rapport.customer.membership.MembershipEvent.MembershipCorrected;
import dev.rapport.customer.membership.MembershipEvent.MembershipEnded;
import dev.rapport.customer.membership.MembershipEvent.MembershipLevelChanged;
import dev.rapport.customer.membership.MembershipEvent.MembershipRenewed;
import dev.rapport.customer.membership.MembershipEvent.MembershipResumed;
import dev.rapport.customer.membership.MembershipEvent.MembershipTakenBack;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Texts;
import dev.rapport.platform.WrittenTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Memberships begin, change and end, and it is told. */
@Component
class MembershipChanges implements ProfilePart {

    private final MembershipRows rows;
    private final KnownLevels levels;
    private final ContactSight sight;
    private final Texts texts;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MembershipChanges(
            MembershipRows rows,
            KnownLevels levels,
            ContactSight sight,
            Texts texts,
            JsonMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.levels = levels;
        this.sight = sight;
        this.texts = texts;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Set<What> parts() {
        return Set.of(What.MEMBERSHIP);
    }

    @Override
    public String said(What what, String which, JsonNode state, Locale reader) {
        return said(json.treeToValue(state, Membership.class), reader);
    }

    private String said(Membership one, Locale reader) {
        return Stream.of(
                        levels.label(one.level(), reader),
                        one.number(),
                        day("membership.since-day", one.since(), reader),
                        day("membership.until-day", one.validUntil(), reader),
                        day("membership.ended-day", one.endedOn(), reader),
                        masked(one).endReason())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private @Nullable String day(String key, @Nullable LocalDate day, Locale reader) {
        return day == null ? null : texts.get(reader, key, WrittenTime.day(day, reader));
    }

    @Override
    public void restore(CustomerId customer, What what, String which, @Nullable JsonNode is, @Nullable JsonNode was) {
        var now = rows.find(customer, UUID.fromString(which)).orElse(null);
        var expected = is == null ? null : json.treeToValue(is, Membership.class);
        ProfilePart.requireWhatItWas(now, expected, Membership::revision, one -> levels.label(one.level(), reader()));
        put(customer, now, was == null ? null : json.treeToValue(was, Membership.class));
    }

    private static Locale reader() {
        return Locale.ENGLISH;
    }

    /** As everybody may see it. */
    Membership masked(Membership one) {
        var reason = one.endReason();
        return reason == null ? one : one.endShownAs(sight.words(reason, false));
    }

    /** Refuses a second membership that counts, and a number that somebody else has. */
    void put(CustomerId customer, @Nullable Membership before, @Nullable Membership after) {
        if (after == null) {
            var gone = Objects.requireNonNull(before);
            rows.remove(gone.id());
            var subject = CustomerEvent.subjectOf(customer);
            events.publishEvent(new MembershipTakenBack(Ids.next(), subject, clock.instant(), gone.level()));
            return;
        }
        requireOnlyOne(customer, after);
        if (before == null || !before.number().equals(after.number()) || !before.isOpen())
            requireOwnNumber(customer, after.number());
        rows.put(customer, after);
        tell(customer, before, after);
    }

    private void requireOnlyOne(CustomerId customer, Membership wanted) {
        if (!wanted.isOpen()) return;
        var other = rows.open(customer).filter(one -> !one.id().equals(wanted.id()));
        if (other.isPresent()) throw Refused.conflict("membership.is-member");
    }

    private void requireOwnNumber(CustomerId customer, String number) {
        var holder = rows.whoElseHas(number, customer).orElse(null);
        if (holder == null) return;
        var owner = holder.owner();
        throw (owner == null
                        ? Refused.conflict("membership.number-taken-of-nobody", number)
                        : Refused.conflict("membership.number-taken", number, owner))
                .at("number");
    }

    void tell(CustomerId customer, @Nullable Membership before, Membership after) {
        var id = Ids.next();
        var subject = CustomerEvent.subjectOf(customer);
        var now = clock.instant();
        var level = after.level();
        if (before == null) {
            events.publishEvent(new MembershipBegun(id, subject, now, level, after.validUntil()));
        } else if (before.isOpen() && !after.isOpen()) {
            events.publishEvent(
                    new MembershipEnded(id, subject, now, level, masked(after).endReason()));
        } else if (!before.isOpen() && after.isOpen()) {
            events.publishEvent(new MembershipResumed(id, subject, now, level));
        } else if (!before.level().equals(level)) {
            events.publishEvent(new MembershipLevelChanged(id, subject, now, before.level(), level));
        } else if (isLonger(before, after)) {
            events.publishEvent(new MembershipRenewed(id, subject, now, level, after.validUntil()));
        } else {
            events.publishEvent(new MembershipCorrected(id, subject, now, level));
        }
    }

    private static boolean isLonger(Membership before, Membership after) {
        return before.number().equals(after.number())
                && before.since().equals(after.since())
                && before.validUntil() != null
                && (after.validUntil() == null || after.validUntil().isAfter(before.validUntil()));
    }
}
