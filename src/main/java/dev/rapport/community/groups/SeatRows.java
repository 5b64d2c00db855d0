package dev.rapport.community.groups;

import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes places in groups of which platforms tell, many at once. */
@Component
class SeatRows {

    private static final String GIVEN = """
        jsonb_to_recordset(cast(:seats as jsonb)) as seat (
            "id" uuid, "customer" uuid, "staff" uuid, "external" text, "called" text, "role" text, "came" text,
            "cameBy" text, "joinedAt" timestamptz, "doubles" uuid)\
        """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SeatRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** All who are in a group, doubles among them, in the order in which they came. */
    List<Seat> living(SubjectId group) {
        return jdbc.sql("""
            select *
            from group_member
            where group_id = :group
                and left_at is null
            order by id
            """).param("group", group.value()).query(SeatRows::read).list();
    }

    void add(SubjectId group, List<Seat> seats) {
        if (seats.isEmpty()) return;
        jdbc.sql("""
            insert into group_member (id, group_id, customer_id, staff_id, external, called, role, came, came_by,
                joined_at, doubles)
            select "id", :group, "customer", "staff", "external", "called", "role", "came", "cameBy",
                "joinedAt", "doubles"
            from {seats}
            order by "id"
            on conflict do nothing
            """.replace("{seats}", GIVEN))
                .param("group", group.value())
                .param("seats", json.writeValueAsString(seats))
                .update();
    }

    /** Whose they were does not stand in the way of whose they are. */
    void change(List<Seat> seats) {
        if (seats.isEmpty()) return;
        jdbc.sql("""
            update group_member
            set customer_id = null
            from {seats}
            where group_member.id = seat."id"
                and group_member.customer_id is distinct from seat."customer"
            """.replace("{seats}", GIVEN))
                .param("seats", json.writeValueAsString(seats))
                .update();
        jdbc.sql("""
            update group_member
            set customer_id = seat."customer",
                staff_id = seat."staff",
                external = seat."external",
                called = seat."called",
                role = seat."role",
                came = seat."came",
                came_by = seat."cameBy",
                joined_at = seat."joinedAt",
                doubles = seat."doubles"
            from {seats}
            where group_member.id = seat."id"
            """.replace("{seats}", GIVEN))
                .param("seats", json.writeValueAsString(seats))
                .update();
    }

    void leave(Collection<UUID> ids, Instant at, GroupEnd how) {
        if (ids.isEmpty()) return;
        jdbc.sql("""
            update group_member
            set left_at = :at, left_how = :how
            where id = any(:ids)
                and left_at is null
            """)
                .param("at", Instants.utc(at))
                .param("how", how.name())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** The groups in which one of the ids is that a platform gave, or that one of the customers is in by such an id. */
    List<SubjectId> groupsOf(Collection<UUID> customers, Collection<String> externals) {
        return jdbc.sql("""
            select group_id
            from group_member
            where customer_id = any(:customers)
                and external is not null
                and left_at is null
            union
            select group_id
            from group_member
            where external = any(:externals)
                and left_at is null
            order by group_id
            """)
                .param("customers", customers.toArray(UUID[]::new))
                .param("externals", externals.toArray(String[]::new))
                .query((row, number) -> new SubjectId(row.getObject("group_id", UUID.class)))
                .list();
    }

    private static Seat read(ResultSet row, int number) throws SQLException {
        return new Seat(
                row.getObject("id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getObject("staff_id", UUID.class),
                row.getString("external"),
                row.getString("called"),
                GroupRole.valueOf(row.getString("role")),
                GroupWay.valueOf(row.getString("came")),
                row.getString("came_by"),
                Instants.instant(row, "joined_at"),
                row.getObject("doubles", UUID.class));
    }
}
