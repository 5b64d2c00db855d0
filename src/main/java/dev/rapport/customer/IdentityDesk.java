package dev.rapport.customer;

import dev.rapport.access.ForRoles;
import dev.rapport.access.GuardedField;
import dev.rapport.access.Role;
import dev.rapport.access.Standing;
import dev.rapport.customer.CustomerEvent.IdentityShown;
import dev.rapport.customer.CustomerProfile.Relative;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.pools.PoolSight;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people know of who a customer is on other platforms. */
@Component
public class IdentityDesk {

    /**
     * An identity as the asker may see it.
     *
     * @param unionid as {@code text}
     * @param mayBeUsed whether it is chosen for sending
     * @param revision what somebody who changes it must have read
     */
    public record Known(
            UUID id,
            String channel,
            String account,
            String text,
            @Nullable String unionid,
            Certainty certainty,
            @Nullable String proof,
            boolean mayBeUsed,
            Revision revision) {}

    private final IdentityRows rows;
    private final IdentityChanges changes;
    private final CustomerRows customers;
    private final ProfileHistory history;
    private final PoolSight pools;
    private final CustomerStandings standings;
    private final PointSight sights;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    IdentityDesk(
            IdentityRows rows,
            IdentityChanges changes,
            CustomerRows customers,
            ProfileHistory history,
            PoolSight pools,
            CustomerStandings standings,
            PointSight sights,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.changes = changes;
        this.customers = customers;
        this.history = history;
        this.pools = pools;
        this.standings = standings;
        this.sights = sights;
        this.events = events;
        this.clock = clock;
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<Known> of(CustomerId customer) {
        if (customers.card(customer).isEmpty()) throw Refused.notFound("error.no-such-id", customer);
        var standing = standings.to(customer);
        return rows.of(customer).stream()
                .map(identity -> known(identity, standing))
                .toList();
    }

    private Known known(KeptIdentity identity, Standing standing) {
        return new Known(
                identity.id(),
                identity.channel(),
                identity.account(),
                sights.seen(identity, standing),
                sights.unionid(identity, standing),
                identity.certainty(),
                changes.masked(identity.proof()),
                identity.certainty() == Certainty.KNOWN,
                sights.revision(identity, standing));
    }

    /** Another customer who is already known as that. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public Optional<Relative> holder(CustomerId customer, NewIdentity identity) {
        return rows.holder(KeptIdentity.of(Ids.next(), identity, clock.instant()))
                .filter(holder -> !holder.id().equals(customer));
    }

    /** Refused, with whose it is, when it is another customer's. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public UUID add(CustomerId customer, NewIdentity identity) {
        hold(customer);
        if (rows.of(customer).size() >= NewCustomer.MOST) throw Refused.invalid("customer.too-many", NewCustomer.MOST);
        var fresh = KeptIdentity.of(Ids.next(), identity, clock.instant());
        changes.put(customer, null, fresh);
        history.note(customer, What.IDENTITY, fresh.id().toString(), null, fresh);
        return fresh.id();
    }

    /** Says how sure it is, and why. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void judge(CustomerId customer, UUID id, Certainty certainty, @Nullable String proof, Revision read) {
        var before = held(customer, id);
        var told = NewIdentity.proof(proof);
        var because = Objects.equals(told, changes.masked(before.proof())) ? before.proof() : told;
        var after = before.with(certainty, because);
        if (after.equals(before)) return;
        requireStill(customer, before, read);
        changes.put(customer, before, after);
        history.note(customer, What.IDENTITY, id.toString(), before, after);
    }

    /** @return the change, with which it comes back */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public UUID remove(CustomerId customer, UUID id, Revision read) {
        var before = held(customer, id);
        requireStill(customer, before, read);
        changes.put(customer, before, null);
        return history.note(customer, What.IDENTITY, id.toString(), before, null);
    }

    /** In full. Who asked and why is kept in the customer's story. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public String show(CustomerId customer, UUID id, String reason) {
        var because = CustomerDesk.reason(reason);
        pools.requireUncovering(customer);
        var identity = rows.find(customer, id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
        sights.uncover(customer, GuardedField.CUSTOMER_IDENTITY, id, because);
        events.publishEvent(new IdentityShown(
                Ids.next(),
                CustomerEvent.subjectOf(customer),
                clock.instant(),
                identity.channel(),
                identity.masked(),
                because));
        return identity.external();
    }

    private void requireStill(CustomerId customer, KeptIdentity now, Revision read) {
        var standing = standings.to(customer);
        history.requireStill(customer, What.IDENTITY, now.id(), read, sights.revision(now, standing), now.masked());
    }

    private KeptIdentity held(CustomerId customer, UUID id) {
        hold(customer);
        return rows.find(customer, id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    private void hold(CustomerId customer) {
        if (!customers.hold(customer)) throw Refused.notFound("error.no-such-id", customer);
    }
}
