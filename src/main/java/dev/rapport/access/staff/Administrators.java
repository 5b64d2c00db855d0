package dev.rapport.access.staff;

import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Those without whom nobody could be let in any more. */
@Repository
class Administrators {

    private final JdbcClient jdbc;

    Administrators(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets those who change people and teams come one after the other; before either locks a person or a team. */
    void oneAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('administrators', 0)) is null")
                .query(Boolean.class)
                .single();
    }

    /** Refused when no other administrator can log in. */
    void requireAnotherThan(UserId person) {
        var all = jdbc.sql("""
                        select id
                        from app_user
                        where enabled
                            and password_hash is not null
                            and 'ADMIN' = any(roles)
                        order by id
                        for no key update
                        """).query(UUID.class).list();
        if (all.stream().allMatch(person.value()::equals)) throw Refused.conflict("access.last-administrator");
    }
}
