package dev.rapport.customer;

import dev.rapport.access.ChangedMeanwhile;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerProfile.Relative;
import dev.rapport.customer.ParentChanges.Above;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people say of the firm to which a firm belongs. */
@Component
public class ParentDesk {

    private final ParentChanges changes;
    private final ParentRows rows;
    private final CustomerQueries queries;
    private final CustomerRows customers;
    private final ProfileHistory history;
    private final ChangedMeanwhile meanwhile;

    ParentDesk(
            ParentChanges changes,
            ParentRows rows,
            CustomerQueries queries,
            CustomerRows customers,
            ProfileHistory history,
            ChangedMeanwhile meanwhile) {
        this.changes = changes;
        this.rows = rows;
        this.queries = queries;
        this.customers = customers;
        this.history = history;
        this.meanwhile = meanwhile;
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Optional<Relative> of(CustomerId firm) {
        if (customers.card(firm).isEmpty()) throw Refused.notFound("error.no-such-id", firm);
        return queries.parent(firm);
    }

    /** What somebody who changes it must have read. */
    public static Revision revision(@Nullable CustomerId parent) {
        return Revision.of(parent);
    }

    /**
     * Says to which firm it belongs, or that it belongs to none. Refused when that one is below it already.
     *
     * @return the change, with which it is undone; nothing when it is so already
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public Optional<UUID> change(CustomerId firm, @Nullable CustomerId parent, Revision read) {
        rows.lock();
        if (!customers.hold(firm)) throw Refused.notFound("error.no-such-id", firm);
        var before = queries.parent(firm).orElse(null);
        var was = before == null ? null : before.id();
        if (Objects.equals(was, parent)) return Optional.empty();
        if (!read.isStill(revision(was))) {
            var last = history.newest(firm, What.PARENT, "");
            throw meanwhile.refused(
                    "customer.parent-changed-meanwhile",
                    last.map(ProfileChange::by).orElse(null),
                    last.map(ProfileChange::at).orElse(null),
                    before == null ? "–" : before.name());
        }
        changes.put(firm, before, parent);
        var after = parent == null ? null : new Above(parent.value());
        return Optional.of(history.note(firm, What.PARENT, "", Above.of(before), after));
    }
}
