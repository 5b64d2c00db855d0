package dev.rapport.customer.pools;

import dev.rapport.access.Access;
import dev.rapport.access.ChangedMeanwhile;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.customer.owners.Owner;
import dev.rapport.customer.owners.OwnerCause;
import dev.rapport.customer.owners.OwnerMoves;
import dev.rapport.customer.pools.PoolRows.Entry;
import dev.rapport.customer.pools.PoolRows.Kept;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.GivenReason;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import dev.rapport.platform.WrittenTime;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pools: managers make them, people of their teams take customers out of them and put customers back. */
@ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
@Service
@Transactional
public class Pools {

    private static final int LONGEST_PAGE = 200;
    private static final Role[] TAKERS = {Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER};

    private final PoolRows rows;
    private final OwnerMoves moves;
    private final Staff staff;
    private final Access access;
    private final ChangedMeanwhile meanwhile;
    private final Clock clock;

    Pools(PoolRows rows, OwnerMoves moves, Staff staff, Access access, ChangedMeanwhile meanwhile, Clock clock) {
        this.rows = rows;
        this.moves = moves;
        this.staff = staff;
        this.access = access;
        this.meanwhile = meanwhile;
        this.clock = clock;
    }

    /** Those of the asker's teams; all for those who see all. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<Pool> list() {
        return rows.all().stream().filter(this::isSeen).map(this::seen).toList();
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public Pool get(PoolId id) {
        return seen(requireSeen(found(id)));
    }

    /** Who came last first. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public Page<PooledCustomer> customers(PoolId id, int limit, @Nullable String after) {
        requireSeen(found(id));
        return rows.customers(id, Math.clamp(limit, 1, LONGEST_PAGE), after);
    }

    /** The pools in which a customer waits to be taken. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<Pool> of(CustomerId customer) {
        return rows.places(customer).stream()
                .map(place -> found(place.pool()))
                .filter(this::isSeen)
                .map(this::seen)
                .toList();
    }

    /** Whether the asker makes pools and changes their rules. */
    @ForEverybody("tells only what the asker may")
    public boolean mayChange() {
        return access.hasRole(Role.MANAGER, Role.ADMIN);
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    public PoolId make(PoolRules rules) {
        require(rules);
        var id = new PoolId(Ids.next());
        write(id, rules);
        return id;
    }

    /** @param read the rules that the asker replaces; refused when somebody wrote others meanwhile */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    public void change(PoolId id, PoolRules rules, Revision read) {
        require(rules);
        var now = rows.locked(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
        if (now.rules().equals(rules)) return;
        if (!read.isStill(now.rules().revision()))
            throw meanwhile.refused(
                    "pools.changed-meanwhile",
                    null,
                    now.changedAt(),
                    now.rules().name());
        write(id, rules);
    }

    private void write(PoolId id, PoolRules rules) {
        if (!rows.write(id, rules, asker(), clock.instant()))
            throw Refused.conflict("pools.name-taken", rules.name()).at("name");
    }

    private void require(PoolRules rules) {
        rules.requireSane();
        for (var team : rules.teams())
            if (staff.team(team).filter(Team::active).isEmpty())
                throw Refused.invalid("owners.no-such-team", team).at("teams");
    }

    /** Makes the asker the owner. Of two at once one gets the customer. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER})
    @ForThoseConcerned
    public void take(PoolId id, CustomerId customer) {
        var pool = requireSeen(found(id));
        var me = access.me();
        var team = ownTeam(pool, me)
                .orElseThrow(() ->
                        Refused.notAllowed("pools.other-team", pool.rules().name()));
        if (!pool.rules().active())
            throw Refused.conflict("pools.not-in-use", pool.rules().name());
        rows.oneAtATime(id, me.id());
        var owner = moves.held(List.of(customer)).get(customer);
        if (owner == null) throw Refused.notFound("error.no-such-id", customer);
        if (owner.person() != null) throw takenAlready(owner.person(), me);
        var place = rows.place(id, customer)
                .orElseThrow(
                        () -> Refused.conflict("pools.not-here", pool.rules().name()));
        requireWaited(pool, place, me);
        requireWithinLimit(pool, me);
        rows.taken(id, customer, me.id(), clock.instant());
        moves.move(
                Map.of(customer, new Owner(me.id(), team)),
                new OwnerMoves.Why(OwnerCause.TAKEN, pool.rules().name(), me.id(), id.value()));
        rows.leave(List.of(customer));
    }

    private Refused takenAlready(UserId owner, Person me) {
        if (owner.equals(me.id())) return Refused.conflict("pools.is-yours");
        return Refused.conflict(
                "pools.taken-already", staff.byId(owner).map(Person::name).orElse("–"));
    }

    private void requireWaited(Kept pool, PoolRows.Place place, Person me) {
        if (!me.id().equals(place.former())) return;
        var until = place.since().plus(Duration.ofDays(pool.rules().formerWaitsDays()));
        if (clock.instant().isBefore(until))
            throw Refused.conflict("pools.former-waits-until", WrittenTime.at(until, me.locale(), me.zone()));
    }

    private void requireWithinLimit(Kept pool, Person me) {
        var today = LocalDate.ofInstant(clock.instant(), me.zone())
                .atStartOfDay(me.zone())
                .toInstant();
        if (rows.takenSince(pool.id(), me.id(), today) >= pool.rules().takesADay())
            throw Refused.conflict("pools.enough-today", pool.rules().takesADay());
    }

    /** The owner, a manager or an administrator puts a customer into a pool; managers also one that is nobody's. */
    @ForThoseConcerned
    public void putBack(PoolId id, CustomerId customer, String reason) {
        var pool = found(id);
        if (!pool.rules().active())
            throw Refused.conflict("pools.not-in-use", pool.rules().name());
        var because = GivenReason.read(reason, "owners.reason-needed", "reason");
        var owner = moves.held(List.of(customer)).get(customer);
        if (owner == null) throw Refused.notFound("error.no-such-id", customer);
        if (owner.person() == null || !owner.person().equals(asker())) access.requireRole(Role.MANAGER, Role.ADMIN);
        if (owner.person() == null && !rows.places(customer).isEmpty()) throw Refused.conflict("pools.is-in-one");
        var team = owner.team() != null ? owner.team() : pool.rules().teams().getFirst();
        moves.move(
                Map.of(customer, new Owner(null, team)),
                new OwnerMoves.Why(OwnerCause.PUT_BACK, because, asker(), id.value()));
        rows.enter(id, List.of(new Entry(customer, owner.person())), because, clock.instant());
    }

    private Kept found(PoolId id) {
        return rows.find(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    private Pool seen(Kept kept) {
        var mayTake = kept.rules().active()
                && access.hasRole(TAKERS)
                && access.current().flatMap(me -> ownTeam(kept, me)).isPresent();
        return new Pool(kept.id(), kept.rules(), kept.changedBy(), kept.changedAt(), mayTake);
    }

    private Kept requireSeen(Kept kept) {
        if (!isSeen(kept)) access.requireSight(null, kept.rules().teams().getFirst());
        return kept;
    }

    private boolean isSeen(Kept kept) {
        return kept.rules().teams().stream().anyMatch(team -> access.hasSight(null, team));
    }

    private static Optional<String> ownTeam(Kept pool, Person me) {
        if (Collections.disjoint(pool.rules().teams(), me.teams()))
            return me.roles().contains(Role.MANAGER)
                    ? Optional.of(pool.rules().teams().getFirst())
                    : Optional.empty();
        return pool.rules().teams().stream().filter(me.teams()::contains).findFirst();
    }

    private @Nullable UserId asker() {
        return access.current().map(Person::id).orElse(null);
    }
}
