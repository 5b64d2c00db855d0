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
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people know of what a customer needs. Changes are undone as those of the profile are. */
@Service
@Transactional
public class Needs {

    private static final int MOST = 50;

    private final NeedRows rows;
    private final NeedChanges changes;
    private final Customers customers;
    private final ProfileHistory history;
    private final Clock clock;

    Needs(NeedRows rows, NeedChanges changes, Customers customers, ProfileHistory history, Clock clock) {
        this.rows = rows;
        this.changes = changes;
        this.customers = customers;
        this.history = history;
        this.clock = clock;
    }

    /**
     * @param masked as everybody may see it
     * @param revision what somebody who changes it must have read
     */
    public record Known(Need masked, Revision revision) {}

    /** The newest first. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<Known> of(CustomerId customer) {
        var id = customers
                .card(customer)
                .orElseThrow(() -> Refused.notFound("error.no-such-id", customer))
                .id();
        return rows.of(id).stream()
                .map(need -> new Known(changes.masked(need), need.revision()))
                .toList();
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public UUID add(CustomerId customer, NewNeed told) {
        customers.hold(customer);
        if (rows.of(customer).size() >= MOST) throw Refused.conflict("needs.too-many", MOST);
        var fresh = told.kept(Ids.next(), clock.instant());
        changes.put(customer, null, fresh);
        history.note(customer, What.NEED, fresh.id().toString(), null, fresh);
        return fresh.id();
    }

    /** What was shown masked and comes back so stays what it was. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public void change(CustomerId customer, UUID id, NewNeed told, Revision read) {
        var before = held(customer, id);
        var masked = changes.masked(before);
        var after = told.kept(id, before.notedAt());
        after = after.shown(
                after.interest().equals(masked.interest()) ? before.interest() : after.interest(),
                Objects.equals(after.words(), masked.words()) ? before.words() : after.words());
        if (after.revision().equals(before.revision())) return;
        requireStill(customer, before, read);
        changes.put(customer, before, after);
        history.note(customer, What.NEED, id.toString(), before, after);
    }

    /** @return the change, with which it comes back */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public UUID remove(CustomerId customer, UUID id, Revision read) {
        var before = held(customer, id);
        requireStill(customer, before, read);
        changes.put(customer, before, null);
        return history.note(customer, What.NEED, id.toString(), before, null);
    }

    private Need held(CustomerId customer, UUID id) {
        customers.hold(customer);
        return rows.find(customer, id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    private void requireStill(CustomerId customer, Need now, Revision read) {
        history.requireStill(
                customer,
                What.NEED,
                now.id(),
                read,
                now.revision(),
                changes.masked(now).interest());
    }
}
