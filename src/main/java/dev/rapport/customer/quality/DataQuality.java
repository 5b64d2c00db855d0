package dev.rapport.customer.quality;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.customer.owners.Owners;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How good what is kept of customers is, for those who answer for all of it; each owner sees what is theirs. */
@ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
@Transactional(readOnly = true)
public class DataQuality {

    private static final int LONGEST_PAGE = 200;
    private static final int DAYS = 30;
    private static final int TEAMS_SHOWN = 3;

    private final Tallies tallies;
    private final FaultQueries faults;
    private final QualityCharges charges;
    private final Owners owners;
    private final Staff staff;
    private final Access access;

    DataQuality(
            Tallies tallies, FaultQueries faults, QualityCharges charges, Owners owners, Staff staff, Access access) {
        this.tallies = tallies;
        this.faults = faults;
        this.charges = charges;
        this.owners = owners;
        this.staff = staff;
        this.access = access;
    }

    /** One for each check. */
    public List<QualityFigure> figures() {
        var now = tallies.now();
        var customers = tallies.customers();
        var then = tallies.daysAgo(DAYS);
        var given = charges.all();
        return now.entrySet().stream()
                .map(of -> {
                    var quality = of.getKey();
                    var many = of.getValue().stream()
                            .mapToLong(Tallies.OfTeam::many)
                            .sum();
                    return new QualityFigure(
                            quality,
                            many,
                            customers,
                            then.map(day -> many - day.faults().getOrDefault(quality, 0L))
                                    .orElse(null),
                            then.map(Tallies.Then::day).orElse(null),
                            given.get(quality),
                            of.getValue().stream()
                                    .limit(TEAMS_SHOWN)
                                    .map(DataQuality::ofTeam)
                                    .toList());
                })
                .toList();
    }

    private static QualityFigure.OfTeam ofTeam(Tallies.OfTeam one) {
        return new QualityFigure.OfTeam(one.team().isEmpty() ? null : one.team(), one.many());
    }

    /** How many customers changed and are still to be examined; at most 100,000. */
    public int toBeExamined() {
        return tallies.due();
    }

    /** The oldest first. */
    public Page<FaultLine> list(Which which, int limit, @Nullable String after) {
        return faults.list(which, Math.clamp(limit, 1, LONGEST_PAGE), after);
    }

    /** What is wrong with one customer; for its owner, their team and those who see all. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @ForThoseConcerned
    public List<FaultLine> of(CustomerId customer) {
        var owner = owners.of(customer).owner();
        access.requireSight(owner.person(), owner.team());
        return faults.of(customer);
    }

    /** The same for screens, which show nothing to others. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @ForThoseConcerned
    public Optional<List<FaultLine>> seenOf(CustomerId customer) {
        var owner = owners.of(customer).owner();
        return access.hasSight(owner.person(), owner.team()) ? Optional.of(faults.of(customer)) : Optional.empty();
    }

    /** Whether the asker is led to where faults are mended. */
    @ForEverybody("tells only what the asker may")
    public boolean mayMend() {
        return access.hasRole(Role.MANAGER, Role.ADMIN);
    }

    @ForEverybody("tells only what the asker may")
    public boolean mayCharge() {
        return access.hasRole(Role.ADMIN);
    }

    /**
     * @param team key of the one that answers for the check; each for its own customers if absent
     * @param read what the asker replaces; refused when somebody else chose meanwhile
     */
    @ForRoles(Role.ADMIN)
    @Transactional
    public void charge(Quality quality, @Nullable String team, Revision read) {
        if (team != null && staff.team(team).filter(Team::active).isEmpty())
            throw Refused.invalid("owners.no-such-team", team).at("team");
        var now = charges.held(quality);
        if (Objects.equals(now, team)) return;
        if (!read.isStill(Revision.of(now)))
            throw Refused.changed("quality.charge-changed-meanwhile", now == null ? "–" : now);
        charges.give(quality, team, access.current().map(Person::id).orElse(null));
    }
}
