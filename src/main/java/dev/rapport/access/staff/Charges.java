package dev.rapport.access.staff;

import dev.rapport.access.Access;
import dev.rapport.access.Role;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom the asker looks after: administrators everybody, managers the people of the teams that they lead and of those below. */
@Component
class Charges {

    /** Rows of {@code app_user u} whose teams the person {@code :me} leads. */
    private static final String LED = """
            exists (
                with recursive led as (
                    select key
                    from team
                    where lead = :me
                    union
                    select below.key
                    from team below
                    join led on below.parent = led.key
                )
                select 1
                from team_member member
                join led on led.key = member.team
                where member.user_id = u.id
            )
            """;

    private final JdbcClient jdbc;
    private final Access access;

    Charges(JdbcClient jdbc, Access access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /** For SQL over {@code app_user u}. */
    String condition() {
        return access.hasRole(Role.ADMIN) ? "true" : LED;
    }

    Map<String, UUID> parameters() {
        return access.hasRole(Role.ADMIN)
                ? Map.of()
                : Map.of("me", access.me().id().value());
    }

    void require(UserId person) {
        access.requireRole(Role.ADMIN, Role.MANAGER);
        if (!include(person)) throw Refused.notAllowed("access.not-your-people");
    }

    boolean include(UserId person) {
        if (access.hasRole(Role.ADMIN)) return true;
        return access.hasRole(Role.MANAGER)
                && jdbc.sql("select exists (select 1 from app_user u where u.id = :person and " + LED + ")")
                        .param("person", person.value())
                        .params(parameters())
                        .query(Boolean.class)
                        .single();
    }
}
