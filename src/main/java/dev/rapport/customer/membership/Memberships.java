package dev.rapport.customer.membership;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.ProfileHistory;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.GivenReason;
import dev.rapport.platform.Ids;
import dev.rapport.platform.KeptYears;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is a member, since when and until when: at most one membership of a customer counts, former ones stay. Whether it is
 * in force is a matter of the day in the house's zone. Changes are undone as those of the profile are.
 */
@Service
@Transactional
public class Memberships {

    private final MembershipRows rows;
    private final MembershipChanges changes;
    private final KnownLevels levels;
    private final Customers customers;
    private final ProfileHistory history;
    private final Clock clock;

    Memberships(
            MembershipRows rows,
            MembershipChanges changes,
            KnownLevels levels,
            Customers customers,
            ProfileHistory history,
            Clock clock) {
        this.rows = rows;
        this.changes = changes;
        this.levels = levels;
        this.customers = customers;
        this.history = history;
        this.clock = clock;
    }

    /**
     * @param current the one that has not ended, lapsed or not; absent if there is none
     * @param former the newest first
     * @param today by which they stand as they do
     * @param revision what somebody who changes the current one must have read
     */
    public record OfCustomer(
            @Nullable Membership current, List<Membership> former, LocalDate today, Revision revision) {}

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public OfCustomer of(CustomerId customer) {
        var id = customers
                .card(customer)
                .orElseThrow(() -> Refused.notFound("error.no-such-id", customer))
                .id();
        var all = rows.of(id);
        var current = all.stream().filter(Membership::isOpen).findFirst().orElse(null);
        var former =
                all.stream().filter(one -> !one.isOpen()).map(changes::masked).toList();
        return new OfCustomer(
                current, former, today(), current == null ? Revision.of("no member", id) : current.revision());
    }

    /** Refused while there is one that has not ended, lapsed or not: that one is renewed, or ended before. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public UUID join(CustomerId customer, NewMembership told) {
        customers.hold(customer);
        if (rows.open(customer).isPresent()) throw Refused.conflict("membership.is-member");
        var level = levels.offered(told.level());
        var since = Objects.requireNonNullElseGet(told.since(), this::today);
        var until = told.validUntil() == null ? level.until(since) : told.validUntil();
        requireNear(since, until);
        var number = CleanText.lineOrNull(told.number());
        var fresh = new Membership(
                Ids.next(),
                number == null ? rows.drawn() : MembershipNumber.read(number),
                level.word(),
                since,
                until,
                null,
                null,
                null,
                clock.instant());
        changes.put(customer, null, fresh);
        return history.note(customer, What.MEMBERSHIP, fresh.id().toString(), null, fresh);
    }

    /** Another level, number, or other days. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public void change(CustomerId customer, NewMembership told, Revision read) {
        var before = held(customer);
        var level = levels.meant(told.level());
        if (!level.word().equals(before.level())) level = levels.offered(told.level());
        var number = CleanText.lineOrNull(told.number());
        var since = Objects.requireNonNullElse(told.since(), before.since());
        requireNear(since, told.validUntil());
        var after = before.is(
                number == null ? before.number() : MembershipNumber.read(number),
                level.word(),
                since,
                told.validUntil());
        if (after.equals(before)) return;
        requireStill(customer, before, read);
        replace(customer, before, after);
    }

    /**
     * From the day after its last one, or from today where it has lapsed.
     *
     * @param until the new last day; what the level says if absent
     * @return the change, with which it is taken back
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public UUID renew(CustomerId customer, @Nullable LocalDate until) {
        var before = held(customer);
        var last = before.validUntil();
        if (last == null) throw Refused.conflict("membership.has-no-end");
        var wanted = until == null ? proposed(before, today()) : until;
        requireNear(before.since(), wanted);
        if (wanted != null && (!wanted.isAfter(last) || wanted.isBefore(today())))
            throw Refused.unfit("membership.not-longer").at("validUntil");
        return replace(customer, before, before.until(wanted));
    }

    /** The last day if it is renewed now; absent if it has no end then. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public @Nullable LocalDate proposed(Membership now, LocalDate today) {
        var last = Objects.requireNonNullElse(now.validUntil(), today);
        var from = last.isBefore(today) ? today : last.plusDays(1);
        return levels.find(now.level()).map(level -> level.until(from)).orElse(null);
    }

    /**
     * @param on today if absent
     * @return the change, with which it is taken back
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public UUID end(CustomerId customer, @Nullable String reason, @Nullable LocalDate on) {
        var before = held(customer);
        var why = GivenReason.read(Objects.requireNonNullElse(reason, ""), "membership.reason-needed", "reason");
        var day = Objects.requireNonNullElseGet(on, this::today);
        if (day.isAfter(today())) throw Refused.unfit("membership.ends-later").at("endedOn");
        requireNear(day, null);
        return replace(customer, before, before.ended(day, why));
    }

    private UUID replace(CustomerId customer, Membership before, Membership after) {
        changes.put(customer, before, after);
        return history.note(customer, What.MEMBERSHIP, before.id().toString(), before, after);
    }

    private Membership held(CustomerId customer) {
        customers.hold(customer);
        return rows.open(customer).orElseThrow(() -> Refused.conflict("membership.no-member"));
    }

    private void requireStill(CustomerId customer, Membership now, Revision read) {
        history.requireStill(customer, What.MEMBERSHIP, now.id(), read, now.revision(), now.level());
    }

    private static void requireNear(LocalDate since, @Nullable LocalDate until) {
        KeptYears.require(since);
        KeptYears.require(until);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
