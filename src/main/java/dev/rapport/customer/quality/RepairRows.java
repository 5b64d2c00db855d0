package dev.rapport.customer.quality;

import dev.rapport.customer.owners.Owner;
import dev.rapport.customer.quality.Repair.State;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Repairs as they are kept. */
@Component
class RepairRows {

    private static final UUID LAST = new UUID(-1, -1);
    private static final String SELECT = """
            select r.*,
                (select name from app_user where id = r.to_owner) as to_name,
                (select name from app_user where id = r.asked_by) as asked_by_name,
                (select name from app_user where id = r.undone_by) as undone_by_name
            from quality_repair r
            """;

    private final JdbcClient jdbc;

    RepairRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many faults are meant; no more than that many are counted. */
    int count(Which which, int most) {
        return jdbc.sql("select count(*) from (select 1 from quality_fault fault " + which.condition("fault")
                        + "limit :most) as meant")
                .params(which.parameters())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    void add(UUID id, RepairWish wish, @Nullable UserId by, Instant at) {
        var which = wish.which();
        jdbc.sql("""
                        insert into quality_repair (
                            id, quality, deed, what, team, import_id, city, tag, to_owner, to_team, why, state, asked_by, asked_at)
                        values (
                            :id, :quality, :deed, :what, :team, :import, :city, :tag, :toOwner, :toTeam, :why, 'REPAIRING', :by, :at)
                        """)
                .param("id", id)
                .param("quality", which.quality().name())
                .param("deed", wish.deed().name())
                .param("what", which.flaw() == null ? null : which.flaw().name(), Types.VARCHAR)
                .param("team", which.team(), Types.VARCHAR)
                .param("import", which.whom().importId(), Types.OTHER)
                .param("city", which.whom().city(), Types.VARCHAR)
                .param("tag", which.whom().tag(), Types.VARCHAR)
                .param("toOwner", uuid(wish.to().person()), Types.OTHER)
                .param("toTeam", wish.to().team(), Types.VARCHAR)
                .param("why", wish.why())
                .param("by", uuid(by), Types.OTHER)
                .param("at", Instants.utc(at))
                .update();
    }

    /** Takes down all who are meant, with their owners as they are; gives how many there are. */
    int plan(UUID id, Which which) {
        jdbc.sql("""
                        insert into quality_repair_line (repair_id, customer_id, state, before)
                        select :id, customer.id, 'WAITING',
                            jsonb_build_object('owner', customer.owner_id, 'team', customer.team)
                        from quality_fault fault
                        join customer on customer.id = fault.customer_id
                        """ + which.condition("fault"))
                .params(which.parameters())
                .param("id", id)
                .update();
        return jdbc.sql("""
                        update quality_repair
                        set customers = (select count(*) from quality_repair_line where repair_id = :id)
                        where id = :id
                        returning customers
                        """).param("id", id).query(Integer.class).single();
    }

    Optional<Repair> find(UUID id) {
        return jdbc.sql(SELECT + "where r.id = :id")
                .param("id", id)
                .query(RepairRows::repair)
                .optional();
    }

    Optional<Repair> locked(UUID id) {
        return jdbc.sql(SELECT + "where r.id = :id for update of r")
                .param("id", id)
                .query(RepairRows::repair)
                .optional();
    }

    /** The oldest that goes on and on which no other copy of the application works. */
    Optional<Repair> next() {
        return jdbc.sql(SELECT + """
                        where r.state in ('REPAIRING', 'UNDOING')
                        order by r.asked_at
                        limit 1
                        for update of r skip locked
                        """).query(RepairRows::repair).optional();
    }

    /** The newest first. */
    Page<Repair> list(int limit, @Nullable String after) {
        var from = after == null ? List.of("infinity", LAST.toString()) : Cursor.parse(after, 2);
        var rows = jdbc.sql(SELECT + """
                        where (r.asked_at, r.id) < (cast(:at as timestamptz), cast(:id as uuid))
                        order by r.asked_at desc, r.id desc
                        limit :limit
                        """)
                .param("at", from.get(0))
                .param("id", Ids.parse(from.get(1)))
                .param("limit", limit + 1)
                .query(RepairRows::repair)
                .list();
        return Page.of(rows, limit, one -> Cursor.of(one.askedAt(), one.id()));
    }

    void stands(UUID id, State state, Instant at) {
        jdbc.sql("update quality_repair set state = :state, ended_at = :at where id = :id")
                .param("id", id)
                .param("state", state.name())
                .param("at", Instants.utc(at))
                .update();
    }

    void undo(UUID id, @Nullable UserId by, Instant at) {
        jdbc.sql("update quality_repair set state = 'UNDOING', undone_by = :by, undone_at = :at where id = :id")
                .param("id", id)
                .param("by", uuid(by), Types.OTHER)
                .param("at", Instants.utc(at))
                .update();
    }

    /** What became of a page of customers, and the sums of the repair. */
    void settle(UUID id, RepairLine.State state, Collection<CustomerId> customers, Instant at) {
        if (customers.isEmpty()) return;
        var sum = switch (state) {
            case REPAIRED -> "repaired";
            case LEFT -> "left_out";
            case UNDONE -> "undone";
            case STAYS -> "stays";
            case WAITING -> throw new IllegalArgumentException("not settled");
        };
        jdbc.sql("""
                        with settled as (
                            update quality_repair_line
                            set state = :state,
                                done_at = case when :state = 'REPAIRED' then cast(:at as timestamptz) else done_at end
                            where repair_id = :id
                                and customer_id = any(:customers)
                            returning 1
                        )
                        update quality_repair
                        set %1$s = %1$s + (select count(*) from settled)
                        where id = :id
                        """.formatted(sum))
                .param("id", id)
                .param("state", state.name())
                .param("at", Instants.utc(at))
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .update();
    }

    private static @Nullable UUID uuid(@Nullable UserId user) {
        return user == null ? null : user.value();
    }

    private static @Nullable UserId user(@Nullable UUID id) {
        return id == null ? null : new UserId(id);
    }

    private static Repair repair(ResultSet row, int number) throws SQLException {
        var what = row.getString("what");
        return new Repair(
                row.getObject("id", UUID.class),
                Deed.valueOf(row.getString("deed")),
                new Which(
                        Quality.valueOf(row.getString("quality")),
                        what == null ? null : Flaw.valueOf(what),
                        row.getString("team"),
                        new Whom(row.getObject("import_id", UUID.class), row.getString("city"), row.getString("tag"))),
                new Owner(user(row.getObject("to_owner", UUID.class)), row.getString("to_team")),
                row.getString("to_name"),
                row.getString("why"),
                State.valueOf(row.getString("state")),
                row.getInt("customers"),
                row.getInt("repaired"),
                row.getInt("left_out"),
                row.getInt("undone"),
                row.getInt("stays"),
                user(row.getObject("asked_by", UUID.class)),
                row.getString("asked_by_name"),
                Instants.instant(row, "asked_at"),
                Instants.instantOrNull(row, "ended_at"),
                user(row.getObject("undone_by", UUID.class)),
                row.getString("undone_by_name"),
                Instants.instantOrNull(row, "undone_at"));
    }
}
