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

    Sellers(Staff staff) {
        this.staff = staff;
    }

    boolean include(UserId person) {
        return staff.byId(person)
                .map(Person::roles)
                .filter(roles -> !Collections.disjoint(roles, WHO_SELL))
                .isPresent();
    }

    /** Refuses whoever does not sell. */
    void require(UserId person) {
        if (!include(person))
            throw Refused.invalid(
                    "sales.does-not-sell", staff.byId(person).map(Person::name).orElse("–"));
    }
}
