package dev.rapport.customer.owners;

import dev.rapport.access.Access;
import dev.rapport.access.ChangedMeanwhile;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.customer.CustomerEvent;
import dev.rapport.customer.owners.OwnerEvent.CollaboratorAdded;
import dev.rapport.customer.owners.OwnerEvent.CollaboratorEnded;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.GivenReason;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose a customer is. Its owner, managers and administrators give it on and say who works with it. */
@Component
public class Owners {

    private static final int LONGEST_PAGE = 200;
    private static final Role[] ANY_CUSTOMERS = {Role.MANAGER, Role.ADMIN};

    private final OwnerRows rows;
    private final CollaboratorRows collaborators;
    private final OwnerMoves moves;
    private final FitOwners fit;
    private final Staff staff;
    private final Access access;
    private final ChangedMeanwhile meanwhile;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Owners(
            OwnerRows rows,
            CollaboratorRows collaborators,
            OwnerMoves moves,
            FitOwners fit,
            Staff staff,
            Access access,
            ChangedMeanwhile meanwhile,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.collaborators = collaborators;
        this.moves = moves;
        this.fit = fit;
        this.staff = staff;
        this.access = access;
        this.meanwhile = meanwhile;
        this.events = events;
        this.clock = clock;
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Ownership of(CustomerId customer) {
        var owner = found(customer);
        var person = Optional.ofNullable(owner.person());
        return new Ownership(
                owner,
                person.flatMap(staff::byId).map(one -> one.name()).orElse(null),
                person.map(staff::isEnabled).orElse(false),
                collaborators.of(customer, LocalDate.now(clock)),
                mayChange(owner));
    }

    /** Every change of owner and team, the last one first. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<OwnerChange> history(CustomerId customer, int limit, @Nullable String after) {
        found(customer);
        var size = Math.clamp(limit, 1, LONGEST_PAGE);
        return Page.of(
                rows.changes(customer, size + 1, after),
                size,
                change -> change.id().toString());
    }

    /**
     * Makes somebody else answerable for the customer, or nobody.
     *
     * @param read whose it was when the asker looked; refused when somebody changed that meanwhile
     */
    @ForThoseConcerned
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void change(CustomerId customer, Owner wished, String reason, Revision read) {
        var before = held(customer);
        if (before.equals(wished)) return;
        var because = because(reason);
        if (!read.isStill(before.revision())) throw changedMeanwhile(customer, before);
        fit.require(wished);
        moves.move(Map.of(customer, wished), new OwnerMoves.Why(OwnerCause.BY_HAND, because, null, null));
    }

    /** @param until the last day; absent for as long as nobody ends it */
    @ForThoseConcerned
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public UUID collaborate(CustomerId customer, UserId person, @Nullable LocalDate until, String reason) {
        var owner = held(customer);
        var because = because(reason);
        fit.requirePerson(person);
        if (person.equals(owner.person())) throw Refused.conflict("owners.is-owner");
        var today = LocalDate.now(clock);
        if (until != null && until.isBefore(today)) throw Refused.invalid("owners.until-is-past");
        var id = Ids.next();
        var now = clock.instant();
        if (!collaborators.add(id, customer, person, because, until, today, now, asker()))
            throw Refused.conflict("owners.collaborates-already");
        events.publishEvent(
                new CollaboratorAdded(Ids.next(), CustomerEvent.subjectOf(customer), now, customer, person, because));
        return id;
    }

    @ForThoseConcerned
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void end(CustomerId customer, UUID collaborator) {
        held(customer);
        var now = clock.instant();
        var person = collaborators
                .end(collaborator, customer, now, asker())
                .orElseThrow(() -> Refused.notFound("error.no-such-id", collaborator));
        events.publishEvent(new CollaboratorEnded(Ids.next(), CustomerEvent.subjectOf(customer), now, person));
    }

    private Owner held(CustomerId customer) {
        var owner = Optional.ofNullable(rows.locked(List.of(customer)).get(customer))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", customer));
        if (!isAskers(owner)) access.requireRole(ANY_CUSTOMERS);
        return owner;
    }

    private boolean mayChange(Owner owner) {
        return isAskers(owner) && access.hasRole(Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN)
                || access.hasRole(ANY_CUSTOMERS);
    }

    private boolean isAskers(Owner owner) {
        return owner.person() != null && owner.person().equals(asker());
    }

    private Owner found(CustomerId customer) {
        return rows.of(customer).orElseThrow(() -> Refused.notFound("error.no-such-id", customer));
    }

    private Refused changedMeanwhile(CustomerId customer, Owner now) {
        var last = rows.changes(customer, 1, null).stream().findFirst();
        var name = Optional.ofNullable(now.person()).flatMap(staff::byId).map(person -> person.name());
        return meanwhile.refused(
                "owners.changed-meanwhile",
                last.map(OwnerChange::by).orElse(null),
                last.map(OwnerChange::at).orElse(null),
                name.orElse("–"),
                Objects.requireNonNullElse(now.team(), "–"));
    }

    private static String because(String reason) {
        return GivenReason.read(reason, "owners.reason-needed");
    }

    private @Nullable UserId asker() {
        return access.current().map(asker -> asker.id()).orElse(null);
    }
}
