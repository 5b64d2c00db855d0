package dev.rapport.customer;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.Standing;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.HomeRegion;
import dev.rapport.platform.Ids;
import dev.rapport.platform.PostalAddress;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people know of the ways to reach a customer, with history and the way back. */
@Component
public class ContactPointDesk {

    /**
     * A contact point as the asker may see it.
     *
     * @param kind PHONE, EMAIL or ADDRESS
     * @param text as the asker may see it
     * @param verifiedBy name of who made sure of it
     * @param over whether it was valid until a day that is past
     * @param mayBeUsed whether it is chosen for sending
     * @param revision what somebody who changes it must have read
     */
    public record Known(
            UUID id,
            String kind,
            String text,
            ContactPointDetail detail,
            @Nullable Instant verifiedAt,
            @Nullable String verifiedBy,
            boolean over,
            boolean mayBeUsed,
            Revision revision) {}

    private final KeptPoints points;
    private final PointChanges changes;
    private final CustomerRows customers;
    private final CustomerStandings standings;
    private final PointSight sights;
    private final ProfileHistory history;
    private final HomeRegion region;
    private final Access access;
    private final Staff staff;
    private final Clock clock;

    ContactPointDesk(
            KeptPoints points,
            PointChanges changes,
            CustomerRows customers,
            CustomerStandings standings,
            PointSight sights,
            ProfileHistory history,
            HomeRegion region,
            Access access,
            Staff staff,
            Clock clock) {
        this.points = points;
        this.changes = changes;
        this.customers = customers;
        this.standings = standings;
        this.sights = sights;
        this.history = history;
        this.region = region;
        this.access = access;
        this.staff = staff;
        this.clock = clock;
    }

    /** The one known longest first. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<Known> of(CustomerId customer) {
        if (customers.card(customer).isEmpty()) throw Refused.notFound("error.no-such-id", customer);
        var standing = standings.to(customer);
        var kept = points.of(customer);
        var names = staff.names(kept.stream()
                .map(KeptPoint::verifiedBy)
                .filter(Objects::nonNull)
                .map(UserId::new)
                .toList());
        var today = LocalDate.now(clock);
        return kept.stream().map(point -> known(point, names, today, standing)).toList();
    }

    private Known known(KeptPoint point, Map<UserId, String> names, LocalDate today, Standing standing) {
        var by = point.verifiedBy();
        return new Known(
                point.id(),
                point.kind().name(),
                sights.seen(point, standing),
                changes.masked(point.detail()),
                point.verifiedAt(),
                by == null ? null : names.get(new UserId(by)),
                point.detail().isOver(today),
                point.detail().mayBeUsed(today),
                sights.revision(point, standing));
    }

    /** A phone number or an e-mail address, in any spelling. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public UUID add(CustomerId customer, String text, ContactPointDetail detail) {
        return add(customer, ContactPoint.readOne(text, region.code()), null, detail);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public UUID add(CustomerId customer, PostalAddress address, ContactPointDetail detail) {
        return add(customer, ContactPoint.of(address), address, detail);
    }

    private UUID add(
            CustomerId customer, ContactPoint point, @Nullable PostalAddress address, ContactPointDetail detail) {
        hold(customer);
        if (points.of(customer).size() >= NewCustomer.MOST)
            throw Refused.invalid("customer.too-many", NewCustomer.MOST);
        var fresh = KeptPoint.of(Ids.next(), point, address, ContactPointDetail.NONE, clock.instant())
                .with(detail, clock.instant(), asker());
        changes.put(customer, null, fresh);
        history.note(customer, What.CONTACT_POINT, fresh.id().toString(), null, fresh);
        return fresh.id();
    }

    /** What is known of it besides itself: all of that is replaced. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void change(CustomerId customer, UUID id, ContactPointDetail detail, Revision read) {
        change(
                customer,
                id,
                read,
                point -> point.with(changes.unmasked(detail, point.detail()), clock.instant(), asker()));
    }

    /** It was written down wrongly, or is another one now. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void correct(CustomerId customer, UUID id, String text, Revision read) {
        var right = ContactPoint.readOne(text, region.code());
        change(customer, id, read, point -> {
            if (point.kind() != right.kind()) throw Refused.invalid("customer.another-kind");
            return point.corrected(right, null);
        });
    }

    /** The same for a postal address. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void correct(CustomerId customer, UUID id, PostalAddress address, Revision read) {
        change(customer, id, read, point -> {
            if (point.kind() != ContactPoint.Kind.ADDRESS) throw Refused.invalid("customer.another-kind");
            return point.corrected(ContactPoint.of(address), address);
        });
    }

    /** @return the change, with which it comes back */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public UUID remove(CustomerId customer, UUID id, Revision read) {
        var point = held(customer, id);
        requireStill(customer, point, read);
        changes.put(customer, point, null);
        return history.note(customer, What.CONTACT_POINT, id.toString(), point, null);
    }

    private void change(CustomerId customer, UUID id, Revision read, UnaryOperator<KeptPoint> how) {
        var before = held(customer, id);
        var after = how.apply(before);
        if (after.revision().equals(before.revision())) return;
        requireStill(customer, before, read);
        changes.put(customer, before, after);
        history.note(customer, What.CONTACT_POINT, id.toString(), before, after);
    }

    private void requireStill(CustomerId customer, KeptPoint now, Revision read) {
        var standing = standings.to(customer);
        history.requireStill(
                customer, What.CONTACT_POINT, now.id(), read, sights.revision(now, standing), now.masked());
    }

    private KeptPoint held(CustomerId customer, UUID id) {
        hold(customer);
        return points.find(customer, id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    private void hold(CustomerId customer) {
        if (!customers.hold(customer)) throw Refused.notFound("error.no-such-id", customer);
    }

    private @Nullable UUID asker() {
        return access.current().map(asker -> asker.id().value()).orElse(null);
    }
}
