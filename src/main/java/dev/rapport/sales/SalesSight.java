package dev.rapport.sales;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.CaseSight;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What of the leads and opportunities the person asking sees: their own, their teams', and if they sell, what lies in
 * the customer pool.
 */
@Component
class SalesSight {

    private final CaseSight cases;
    private final Access access;

    SalesSight(CaseSight cases, Access access) {
        this.cases = cases;
        this.access = access;
    }

    /** The condition on a row of the table, {@code lead} or {@code opportunity}, with {@link #parameters()}. */
    static String condition(String table) {
        return "(%1$s or (%2$s.owner_id is null and :sells))"
                .formatted(CaseSight.condition(table + ".id", table + ".owner_id", table + ".team"), table);
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<>(cases.parameters());
        parameters.put("sells", access.current().map(SalesSight::sells).orElse(true));
        return parameters;
    }

    void require(SubjectId subject, @Nullable UserId owner, @Nullable String team) {
        if (owner == null && access.current().map(SalesSight::sells).orElse(true)) return;
        cases.require(subject, owner, team);
    }

    boolean allows(SubjectId subject, @Nullable UserId owner, @Nullable String team) {
        try {
            require(subject, owner, team);
            return true;
        } catch (Refused notTheirs) {
            return false;
        }
    }

    private static boolean sells(Person person) {
        return person.roles().contains(Role.SALES);
    }
}
