package dev.rapport.sales;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What of the leads and opportunities the person asking sees: their own, their teams', and if they sell, what lies in
 * the customer pool.
 */
@Component
class SalesSight {

    /** The condition on a row of {@code lead} or {@code opportunity}, with {@link #parameters()}. */
    static final String CONDITION = """
            (:seesAll
                or owner_id = :me
                or team = any(:teams)
                or (owner_id is null and :sells))
            """;

    private static final UUID NOBODY = new UUID(0, 0);

    private final Access access;

    SalesSight(Access access) {
        this.access = access;
    }

    Map<String, Object> parameters() {
        var asker = access.current();
        return Map.of(
                "seesAll", asker.map(Person::seesAll).orElse(true),
                "me", asker.map(person -> person.id().value()).orElse(NOBODY),
                "teams",
                        asker.map(person -> person.teams().toArray(String[]::new))
                                .orElse(new String[0]),
                "sells", asker.map(SalesSight::sells).orElse(true));
    }

    void require(@Nullable UserId owner, @Nullable String team) {
        var asker = access.current();
        if (owner == null && asker.map(SalesSight::sells).orElse(true)) return;
        access.requireSight(owner, team);
    }

    boolean allows(@Nullable UserId owner, @Nullable String team) {
        try {
            require(owner, team);
            return true;
        } catch (Refused notTheirs) {
            return false;
        }
    }

    private static boolean sells(Person person) {
        return person.roles().contains(Role.SALES);
    }
}
