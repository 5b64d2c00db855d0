package dev.rapport.customer.handover;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.UserId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Those who have customers that could be given on. */
@Component
public class Givers {

    /** @param isHere whether the person still works here */
    public record Giver(UserId person, String name, String login, boolean isHere) {}

    private final JdbcClient jdbc;

    Givers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those who left first, then by name. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public List<Giver> all() {
        return jdbc.sql("""
                        select id, name, login, enabled
                        from app_user
                        where exists (
                            select 1
                            from customer
                            where owner_id = app_user.id
                        )
                        order by enabled, lower(name), id
                        """)
                .query((row, number) -> new Giver(
                        new UserId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("login"),
                        row.getBoolean("enabled")))
                .list();
    }
}
