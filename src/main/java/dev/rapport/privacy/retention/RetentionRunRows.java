package dev.rapport.privacy.retention;

import dev.rapport.customer.Lifecycle;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs of retention rules, and whom they found. */
@Component
class RetentionRunRows {

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    RetentionRunRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param night absent for one that somebody asked for; false where the rule is at work or had its turn that night */
    boolean add(RetentionRun run, @Nullable LocalDate night, @Nullable UserId by) {
        return jdbc.sql("""
                        insert into retention_run (
                            id, rule_id, version, dry, night, since, lifecycle, tag, begun_by, begun_at)
                        values (:id, :rule, :version, :dry, :night, :since, :lifecycle, :tag, :by, :at)
                        on conflict do nothing
                        """)
                        .param("id", run.id())
                        .param("rule", run.rule())
                        .param("version", run.version())
                        .param("dry", run.dry())
                        .param("night", night, Types.DATE)
                        .param("since", Instants.utc(run.since()))
                        .param(
                                "lifecycle",
                                run.lifecycle() == null ? null : run.lifecycle().name(),
                                Types.VARCHAR)
                        .param("tag", run.tag(), Types.VARCHAR)
                        .param("by", by == null ? null : by.value(), Types.OTHER)
                        .param("at", Instants.utc(run.begunAt()))
                        .update()
                > 0;
    }

    /** One that has not ended; not one at which another copy of the application is. */
    Optional<RetentionRun> nextOpen() {
        return jdbc.sql("""
                        select *
                        from retention_run
                        where ended_at is null
                        order by id
                        limit 1
                        for update skip locked
                        """).query(RetentionRunRows::read).optional();
    }

    void reached(RetentionRun run, @Nullable CustomerId last, int looked, int found, @Nullable Instant endedAt) {
        jdbc.sql("""
                        update retention_run
                        set reached = :last, looked = looked + :looked, found = found + :found, ended_at = :ended
                        where id = :id
                        """)
                .param("id", run.id())
                .param("last", last == null ? null : last.value(), Types.OTHER)
                .param("looked", looked)
                .param("found", found)
                .param("ended", Instants.utcOrNull(endedAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    void keep(RetentionRun run, Collection<CustomerId> found) {
        if (found.isEmpty()) return;
        jdbc.sql("""
                        insert into retention_found (run_id, customer_id)
                        select :run, unnest(cast(:found as uuid[]))
                        on conflict do nothing
                        """)
                .param("run", run.id())
                .param("found", found.stream().map(CustomerId::value).toArray(UUID[]::new))
                .update();
    }

    /** What earlier runs of the same kind found is over. */
    void forgetEarlier(RetentionRun run) {
        jdbc.sql("""
                        delete from retention_found
                        using retention_run earlier
                        where retention_found.run_id = earlier.id
                            and earlier.rule_id = :rule
                            and earlier.dry = :dry
                            and earlier.id <> :run
                        """)
                .param("rule", run.rule())
                .param("dry", run.dry())
                .param("run", run.id())
                .update();
    }

    /** Nothing that runs goes on, and nothing that it proposed stands. What was not tried to the end was not tried. */
    void stop(UUID rule, Instant at) {
        jdbc.sql("""
                        delete from retention_found
                        using retention_run run
                        where run_id = run.id
                            and run.rule_id = :rule
                            and (not run.dry or run.ended_at is null)
                        """).param("rule", rule).update();
        jdbc.sql("delete from retention_run where rule_id = :rule and ended_at is null and dry")
                .param("rule", rule)
                .update();
        jdbc.sql("update retention_run set ended_at = :at where rule_id = :rule and ended_at is null")
                .param("rule", rule)
                .param("at", Instants.utc(at))
                .update();
    }

    boolean isFound(UUID run, CustomerId customer) {
        return jdbc.sql("select exists (select 1 from retention_found where run_id = :run and customer_id = :customer)")
                .param("run", run)
                .param("customer", customer.value())
                .query(Boolean.class)
                .single();
    }

    void forget(UUID run, CustomerId customer) {
        jdbc.sql("delete from retention_found where run_id = :run and customer_id = :customer")
                .param("run", run)
                .param("customer", customer.value())
                .update();
    }

    Optional<RetentionRun> newest(UUID rule, boolean dry) {
        return jdbc.sql("""
                        select *
                        from retention_run
                        where rule_id = :rule
                            and dry = :dry
                        order by id desc
                        limit 1
                        """)
                .param("rule", rule)
                .param("dry", dry)
                .query(RetentionRunRows::read)
                .optional();
    }

    /** The newest first. */
    Page<RetentionRun> of(UUID rule, int limit, @Nullable String after) {
        var rows = jdbc.sql("""
                        select *
                        from retention_run
                        where rule_id = :rule
                            and id < :after
                        order by id desc
                        limit :limit
                        """)
                .param("rule", rule)
                .param("after", after == null ? LAST : Cursor.id(after))
                .param("limit", limit + 1)
                .query(RetentionRunRows::read)
                .list();
        return Page.of(rows, limit, run -> Cursor.of(run.id()));
    }

    /** In the order of their ids. */
    Page<CustomerId> found(UUID run, int limit, @Nullable String after) {
        var rows = jdbc.sql("""
                        select customer_id
                        from retention_found
                        where run_id = :run
                            and customer_id > :after
                        order by customer_id
                        limit :limit
                        """)
                .param("run", run)
                .param("after", after == null ? FIRST : Cursor.id(after))
                .param("limit", limit + 1)
                .query((row, number) -> new CustomerId(row.getObject("customer_id", UUID.class)))
                .list();
        return Page.of(rows, limit, Cursor::of);
    }

    private static RetentionRun read(ResultSet row, int number) throws SQLException {
        var lifecycle = row.getString("lifecycle");
        var reached = row.getObject("reached", UUID.class);
        return new RetentionRun(
                row.getObject("id", UUID.class),
                row.getObject("rule_id", UUID.class),
                row.getInt("version"),
                row.getBoolean("dry"),
                Instants.instant(row, "since"),
                lifecycle == null ? null : Lifecycle.valueOf(lifecycle),
                row.getString("tag"),
                Instants.instant(row, "begun_at"),
                reached == null ? null : new CustomerId(reached),
                row.getLong("looked"),
                row.getLong("found"),
                Instants.instantOrNull(row, "ended_at"));
    }
}
