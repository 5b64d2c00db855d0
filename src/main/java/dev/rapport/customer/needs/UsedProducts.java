package dev.rapport.customer.needs;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.ProfileHistory;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people know of what a customer uses. Changes are undone as those of the profile are. */
@Service
@Transactional
public class UsedProducts {

    private static final int MOST = 200;

    private final UsedProductRows rows;
    private final UsedProductChanges changes;
    private final Customers customers;
    private final ProfileHistory history;
    private final Clock clock;

    UsedProducts(
            UsedProductRows rows,
            UsedProductChanges changes,
            Customers customers,
            ProfileHistory history,
            Clock clock) {
        this.rows = rows;
        this.changes = changes;
        this.customers = customers;
        this.history = history;
        this.clock = clock;
    }

    /** The newest first. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<UsedProduct> of(CustomerId customer) {
        return rows.of(customers
                .card(customer)
                .orElseThrow(() -> Refused.notFound("error.no-such-id", customer))
                .id());
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public UUID add(CustomerId customer, NewUsedProduct told) {
        customers.hold(customer);
        if (rows.of(customer).size() >= MOST) throw Refused.conflict("needs.too-many", MOST);
        var fresh = told.kept(Ids.next(), clock.instant());
        changes.put(customer, null, fresh);
        history.note(customer, What.USED_PRODUCT, fresh.id().toString(), null, fresh);
        return fresh.id();
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public void change(CustomerId customer, UUID id, NewUsedProduct told, Revision read) {
        var before = held(customer, id);
        var after = told.kept(id, before.notedAt());
        if (after.equals(before)) return;
        requireStill(customer, before, read);
        changes.put(customer, before, after);
        history.note(customer, What.USED_PRODUCT, id.toString(), before, after);
    }

    /** @return the change, with which it comes back */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public UUID remove(CustomerId customer, UUID id, Revision read) {
        var before = held(customer, id);
        requireStill(customer, before, read);
        changes.put(customer, before, null);
        return history.note(customer, What.USED_PRODUCT, id.toString(), before, null);
    }

    private UsedProduct held(CustomerId customer, UUID id) {
        customers.hold(customer);
        return rows.find(customer, id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    private void requireStill(CustomerId customer, UsedProduct now, Revision read) {
        history.requireStill(customer, What.USED_PRODUCT, now.id(), read, now.revision(), now.product());
    }
}
