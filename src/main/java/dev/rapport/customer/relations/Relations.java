package dev.rapport.customer.relations;

import dev.rapport.access.Access;
import dev.rapport.access.ContactSight;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerAddedByHand;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.relations.RelationEvent.RelationAdded;
import dev.rapport.customer.relations.RelationEvent.RelationEnded;
import dev.rapport.customer.relations.RelationEvent.RelationGoesOn;
import dev.rapport.customer.relations.RelationEvent.WorkRoleChanged;
import dev.rapport.customer.relations.RelationRows.Kept;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who stands how to whom, said and read from both ends. */
@Component
public class Relations {

    private static final int LONGEST_PAGE = 200;
    private static final int LONGEST_NOTE = 200;

    private final RelationRows rows;
    private final Customers customers;
    private final ContactSight sight;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Relations(
            RelationRows rows,
            Customers customers,
            ContactSight sight,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.customers = customers;
        this.sight = sight;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** Those that last, or those that ended; the newest first. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<Relation> of(CustomerId customer, boolean ended, int limit, @Nullable String after) {
        requireKnown(customer);
        var size = Math.clamp(limit, 1, LONGEST_PAGE);
        var found = rows.of(customer, ended, size + 1, after);
        var names =
                customers.names(found.stream().map(one -> other(one, customer)).toList());
        return Page.of(found, size, one -> one.id().toString()).map(one -> seen(one, customer, names));
    }

    private Relation seen(Kept kept, CustomerId customer, Map<CustomerId, String> names) {
        var other = other(kept, customer);
        var note = kept.note();
        return new Relation(
                kept.id(),
                kept.from().equals(customer) ? kept.bond() : kept.bond().reversed(),
                other,
                names.getOrDefault(other, "–"),
                kept.role(),
                note == null ? null : sight.facts(Map.of("note", note), false).get("note"),
                kept.addedAt(),
                kept.endedAt());
    }

    /**
     * Says how a customer stands to another; told in the stories of both.
     *
     * @param role where one works for the other
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public UUID add(CustomerId customer, Bond bond, CustomerId other, @Nullable WorkRole role, @Nullable String note) {
        if (customer.equals(other)) throw Refused.invalid("relations.with-itself");
        if (role != null && !bond.isWork()) throw Refused.invalid("relations.role-without-work");
        var said = CleanText.lineOrNull(note);
        if (said != null && said.length() > LONGEST_NOTE)
            throw Refused.invalid("relations.note-too-long", LONGEST_NOTE);
        requireFit(bond, isFirm(customer), isFirm(other));
        var isTurned = bond.isMutual() ? customer.value().compareTo(other.value()) > 0 : !bond.isKept();
        var kept = new Kept(
                Ids.next(),
                isTurned ? other : customer,
                isTurned ? customer : other,
                bond.isKept() ? bond : bond.reversed(),
                role,
                said,
                clock.instant(),
                null);
        if (!rows.add(kept, asker())) throw Refused.conflict("relations.already");
        tell(kept, RelationAdded::new);
        return kept.id();
    }

    /** The same with somebody who is taken down for it: both or neither. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public UUID addNew(
            CustomerId customer, Bond bond, NewCustomer other, @Nullable WorkRole role, @Nullable String note) {
        var added = customers.add(other);
        if (added.fresh()) events.publishEvent(new CustomerAddedByHand(added.id()));
        return add(customer, bond, added.id(), role, note);
    }

    private static void requireFit(Bond bond, boolean isFirm, boolean otherIsFirm) {
        var isPersonAtFirm = bond == Bond.WORKS_FOR ? !isFirm && otherIsFirm : isFirm && !otherIsFirm;
        if (bond.isWork() && !isPersonAtFirm) throw Refused.invalid("relations.work-is-of-persons-at-firms");
        if (bond == Bond.FAMILY && (isFirm || otherIsFirm)) throw Refused.invalid("relations.firms-have-no-family");
    }

    /** What the one is at the other, where one works for the other. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void changeRole(CustomerId customer, UUID id, @Nullable WorkRole role) {
        var kept = held(customer, id);
        if (kept.endedAt() != null) throw Refused.conflict("relations.over");
        if (!kept.bond().isWork()) throw Refused.invalid("relations.role-without-work");
        if (role == kept.role()) return;
        rows.changeRole(id, role);
        tell(kept, (event, subject, at, bond, other) -> new WorkRoleChanged(event, subject, at, bond, other, role));
    }

    /** It is so no longer. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void end(CustomerId customer, UUID id) {
        var kept = held(customer, id);
        if (kept.endedAt() != null) return;
        rows.end(id, clock.instant(), asker());
        tell(kept, RelationEnded::new);
    }

    /** Takes back that it ended. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void goOn(CustomerId customer, UUID id) {
        var kept = held(customer, id);
        if (kept.endedAt() == null) return;
        if (!rows.goOn(kept)) throw Refused.conflict("relations.already");
        tell(kept, RelationGoesOn::new);
    }

    private interface Telling {
        RelationEvent event(UUID event, SubjectId subject, Instant at, Bond bond, CustomerId other);
    }

    private void tell(Kept kept, Telling telling) {
        var now = clock.instant();
        events.publishEvent(telling.event(Ids.next(), subject(kept.from()), now, kept.bond(), kept.to()));
        events.publishEvent(
                telling.event(Ids.next(), subject(kept.to()), now, kept.bond().reversed(), kept.from()));
    }

    private static SubjectId subject(CustomerId customer) {
        return new SubjectId(customer.value());
    }

    private Kept held(CustomerId customer, UUID id) {
        return rows.lock(id)
                .filter(kept -> List.of(kept.from(), kept.to()).contains(customer))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    private boolean isFirm(CustomerId customer) {
        return rows.isFirm(customer).orElseThrow(() -> Refused.notFound("error.no-such-id", customer));
    }

    private void requireKnown(CustomerId customer) {
        if (customers.card(customer).isEmpty()) throw Refused.notFound("error.no-such-id", customer);
    }

    private static CustomerId other(Kept kept, CustomerId customer) {
        return kept.from().equals(customer) ? kept.to() : kept.from();
    }

    private @Nullable UUID asker() {
        return access.current().map(asker -> asker.id().value()).orElse(null);
    }
}
