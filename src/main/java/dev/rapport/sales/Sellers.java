package dev.rapport.sales;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.util.Collections;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may answer for leads and opportunities. */
@Component
class Sellers {

    private static final Set<Role> WHO_SELL = Set.of(Role.SALES, Role.MANAGER, Role.ADMIN);

    private final Staff staff;
    private final SalesForce force;

    Sellers(Staff staff, SalesForce force) {
        this.staff = staff;
        this.force = force;
    }

    boolean include(UserId person) {
        return staff.byId(person)
                .map(Person::roles)
                .filter(roles -> !Collections.disjoint(roles, WHO_SELL))
                .isPresent();
    }

    /** Whether it is a team of sales or has anybody who sells. */
    boolean includeTeam(String team) {
        return force.teams().contains(team) || staff.isAnyoneIn(team, Role.SALES);
    }

    /** Refuses whoever does not sell, has left, or was never here. */
    void require(UserId person) {
        var known = staff.byId(person).orElseThrow(() -> Refused.invalid("sales.no-such-person", person));
        if (!staff.isEnabled(person)) throw Refused.invalid("sales.has-left", known.name());
        if (!include(person)) throw Refused.invalid("sales.does-not-sell", known.name());
    }

    /** Refuses a team that neither is one of sales nor has anybody who sells, and one that does not exist. */
    void requireTeam(String team) {
        if (staff.team(team).isEmpty()) throw Refused.invalid("sales.no-such-team", team);
        if (!includeTeam(team)) throw Refused.invalid("sales.team-does-not-sell", team);
    }
}
