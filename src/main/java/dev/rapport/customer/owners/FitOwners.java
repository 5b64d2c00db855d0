package dev.rapport.customer.owners;

import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.util.Collections;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may answer for customers: people who are here and work with customers, in one of their teams. */
@Component
public class FitOwners {

    /** Roles of those who may answer for customers. */
    public static final Set<Role> ROLES = Set.of(Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER);

    private final Staff staff;

    FitOwners(Staff staff) {
        this.staff = staff;
    }

    public void require(Owner owner) {
        var team = owner.team();
        if (team != null && staff.team(team).filter(Team::active).isEmpty())
            throw Refused.invalid("owners.no-such-team", team).at("team");
        var id = owner.person();
        if (id == null) return;
        requirePerson(id);
        var person = staff.byId(id).orElseThrow();
        if (team != null && !person.teams().contains(team))
            throw Refused.invalid("owners.not-in-team", person.name(), team).at("team");
    }

    public void requirePerson(UserId id) {
        var person = staff.byId(id)
                .orElseThrow(() -> Refused.invalid("owners.no-such-person", id).at("owner"));
        if (!staff.isEnabled(id))
            throw Refused.conflict("owners.person-left", person.name()).at("owner");
        if (Collections.disjoint(person.roles(), ROLES))
            throw Refused.conflict("owners.works-not-with-customers", person.name())
                    .at("owner");
    }
}
