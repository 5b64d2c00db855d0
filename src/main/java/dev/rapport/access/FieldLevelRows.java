package dev.rapport.access;

import dev.rapport.access.LevelTable.Cell;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Levels of fields as they are kept. */
@Component
class FieldLevelRows {

    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    FieldLevelRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    LevelTable table() {
        var levels = new HashMap<String, FieldLevel>();
        jdbc.sql("select field, level from field_level").query(row -> {
            levels.put(row.getString("field"), FieldLevel.valueOf(row.getString("level")));
        });
        var sights = new HashMap<Cell, Sight>();
        jdbc.sql("select level, role, standing, sight from level_sight").query(row -> {
            sights.put(
                    new Cell(
                            FieldLevel.valueOf(row.getString("level")),
                            Role.valueOf(row.getString("role")),
                            Standing.valueOf(row.getString("standing"))),
                    Sight.valueOf(row.getString("sight")));
        });
        return LevelTable.of(levels, sights);
    }

    /** One person changes it at a time. */
    LevelTable locked() {
        jdbc.sql("lock table field_level in share row exclusive mode").update();
        return table();
    }

    void put(GuardedField field, FieldLevel level) {
        jdbc.sql("""
                        insert into field_level (field, level)
                        values (:field, :level)
                        on conflict (field) do update
                        set level = excluded.level
                        """).param("field", field.name()).param("level", level.name()).update();
    }

    void put(Cell cell, Sight sight) {
        jdbc.sql("""
                        insert into level_sight (level, role, standing, sight)
                        values (:level, :role, :standing, :sight)
                        on conflict (level, role, standing) do update
                        set sight = excluded.sight
                        """)
                .param("level", cell.level().name())
                .param("role", cell.role().name())
                .param("standing", cell.standing().name())
                .param("sight", sight.name())
                .update();
    }

    void note(String what, Enum<?> before, Enum<?> after, @Nullable UserId by, Instant at) {
        jdbc.sql("""
                        insert into field_level_change (id, at, changed_by, what, before, after)
                        values (:id, :at, :by, :what, :before, :after)
                        """)
                .param("id", Ids.next())
                .param("at", Instants.utc(at))
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("what", what)
                .param("before", before.name())
                .param("after", after.name())
                .update();
    }

    /** The newest first. */
    Page<LevelChange> changes(int limit, @Nullable String after) {
        var rows = jdbc.sql("""
                        select change.id, change.at, change.what, change.before, change.after, app_user.name
                        from field_level_change change
                        left join app_user on app_user.id = change.changed_by
                        where change.id < :after
                        order by change.id desc
                        limit :limit
                        """)
                .param("after", after == null ? LAST : Ids.parse(after))
                .param("limit", limit + 1)
                .query((row, number) -> new LevelChange(
                        row.getObject("id", UUID.class),
                        Instants.instant(row, "at"),
                        row.getString("name"),
                        row.getString("what"),
                        row.getString("before"),
                        row.getString("after")))
                .list();
        return Page.of(rows, limit, change -> change.id().toString());
    }
}
