package dev.rapport.access;

import dev.rapport.access.LevelTable.Cell;
import dev.rapport.platform.AfterCommit;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Levels of fields, as administrators set them. */
@Component
@ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
public class FieldLevelDesk {

    private static final int LONGEST_PAGE = 200;

    private final FieldLevelRows rows;
    private final FieldLevels levels;
    private final Access access;
    private final Clock clock;

    FieldLevelDesk(FieldLevelRows rows, FieldLevels levels, Access access, Clock clock) {
        this.rows = rows;
        this.levels = levels;
        this.access = access;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public LevelTable table() {
        return rows.table();
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public Page<LevelChange> changes(int limit, @Nullable String after) {
        return rows.changes(Math.clamp(limit, 1, LONGEST_PAGE), after);
    }

    @ForEverybody("tells only what the asker may")
    public boolean mayChange() {
        return access.hasRole(Role.ADMIN);
    }

    /** @param read the table that the asker replaces; refused when somebody wrote another meanwhile */
    @ForRoles(Role.ADMIN)
    @Transactional
    public LevelTable put(GuardedField field, FieldLevel level, Revision read) {
        if (!field.mayBeNamed())
            throw Refused.invalid("levels.no-such-field", field.name()).at("field");
        var now = rows.locked();
        var before = now.level(field);
        if (before == level) return now;
        requireStill(read, now);
        rows.put(field, level);
        return noted(field.name(), before, level, now.with(field, level));
    }

    /** @param read as for a field */
    @ForRoles(Role.ADMIN)
    @Transactional
    public LevelTable put(Cell cell, Sight sight, Revision read) {
        if (cell.level() == FieldLevel.OPEN)
            throw Refused.invalid("levels.open-is-open").at("level");
        var now = rows.locked();
        var before = now.sight(cell.level(), cell.role(), cell.standing());
        if (before == sight) return now;
        requireStill(read, now);
        rows.put(cell, sight);
        return noted(cell.toString(), before, sight, now.with(cell, sight));
    }

    private static void requireStill(Revision read, LevelTable now) {
        if (!read.isStill(now.revision())) throw Refused.changed("levels.changed-meanwhile");
    }

    private LevelTable noted(String what, Enum<?> before, Enum<?> after, LevelTable table) {
        rows.note(what, before, after, access.me().id(), clock.instant());
        AfterCommit.then(() -> levels.are(table));
        return table;
    }
}
