package dev.rapport.privacy.retention;

import dev.rapport.customer.Lifecycle;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Retention rules as they are kept. */
@Component
class RetentionRuleRows {

    private final JdbcClient jdbc;
    private final RetentionRunRows runs;
    private final Clock clock;

    RetentionRuleRows(JdbcClient jdbc, RetentionRunRows runs, Clock clock) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.clock = clock;
    }

    /** False where another rule has the name. */
    boolean add(UUID id, RetentionWish wish, @Nullable UserId by) {
        return jdbc.sql("""
                        insert into retention_rule (id, name, months, lifecycle, tag, version, changed_by, changed_at)
                        values (:id, :name, :months, :lifecycle, :tag, 1, :by, :at)
                        on conflict do nothing
                        """)
                        .param("id", id)
                        .param("name", wish.name())
                        .param("months", wish.months())
                        .param("lifecycle", name(wish.lifecycle()), Types.VARCHAR)
                        .param("tag", wish.tag(), Types.VARCHAR)
                        .param("by", by == null ? null : by.value(), Types.OTHER)
                        .param("at", Instants.utc(clock.instant()))
                        .update()
                > 0;
    }

    /** Another version, switched off. */
    void change(UUID id, RetentionWish wish, @Nullable UserId by) {
        jdbc.sql("""
                        update retention_rule
                        set name = :name, months = :months, lifecycle = :lifecycle, tag = :tag,
                            version = version + 1, enabled = false, changed_by = :by, changed_at = :at
                        where id = :id
                        """)
                .param("id", id)
                .param("name", wish.name())
                .param("months", wish.months())
                .param("lifecycle", name(wish.lifecycle()), Types.VARCHAR)
                .param("tag", wish.tag(), Types.VARCHAR)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(clock.instant()))
                .update();
    }

    void enable(UUID id, boolean enabled, @Nullable UserId by) {
        jdbc.sql("""
                        update retention_rule
                        set enabled = :enabled, changed_by = :by, changed_at = :at
                        where id = :id
                        """)
                .param("id", id)
                .param("enabled", enabled)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(clock.instant()))
                .update();
    }

    boolean isNamed(String name, UUID otherThan) {
        return jdbc.sql("select exists (select 1 from retention_rule where lower(name) = lower(:name) and id <> :id)")
                .param("name", name)
                .param("id", otherThan)
                .query(Boolean.class)
                .single();
    }

    /** By name. */
    List<RetentionRule> all() {
        return jdbc.sql("select * from retention_rule order by lower(name)")
                .query(this::read)
                .list();
    }

    /** Those that are switched on, kept from others until the transaction ends. */
    List<RetentionRule> enabled() {
        return jdbc.sql("select * from retention_rule where enabled order by id for update skip locked")
                .query(this::read)
                .list();
    }

    Optional<RetentionRule> find(UUID id) {
        return jdbc.sql("select * from retention_rule where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    Optional<RetentionRule> locked(UUID id) {
        return jdbc.sql("select * from retention_rule where id = :id for update")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    private static @Nullable String name(@Nullable Lifecycle lifecycle) {
        return lifecycle == null ? null : lifecycle.name();
    }

    private RetentionRule read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var version = row.getInt("version");
        var lifecycle = row.getString("lifecycle");
        return new RetentionRule(
                id,
                new RetentionWish(
                        row.getString("name"),
                        row.getInt("months"),
                        lifecycle == null ? null : Lifecycle.valueOf(lifecycle),
                        row.getString("tag")),
                version,
                row.getBoolean("enabled"),
                runs.newest(id, true).filter(run -> run.version() == version).orElse(null),
                runs.newest(id, false).orElse(null));
    }
}
