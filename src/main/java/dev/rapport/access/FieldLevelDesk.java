package dev.rapport.access;

import dev.rapport.access.LevelTable.Cell;
import dev.rapport.platform.AfterCommit;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Levels of fields and what they show to whom, as administrators say it. */
@Component
@ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
public class FieldLevelDesk {

    private static final int LONGEST_PAGE = 200;

    private final FieldLevelRows rows;
    private final FieldLevels levels;
    private final GuardedFacts facts;
    private final Access access;
    private final Clock clock;

    FieldLevelDesk(FieldLevelRows rows, FieldLevels levels, GuardedFacts facts, Access access, Clock clock) {
        this.rows = rows;
        this.levels = levels;
        this.facts = facts;
        this.access = access;
        this.clock = clock;
    }

    /** As it is kept now. */
    @Transactional(readOnly = true)
    public LevelTable table() {
        return rows.table();
    }

    /** All fields that may have a level: those that the product guards, then what profiles tell. */
    @Transactional(readOnly = true)
    public List<GuardedField> fields() {
        return Stream.concat(GuardedField.KNOWN.stream(), facts.names().stream().map(GuardedField::fact))
                .toList();
    }

    /** What a fact is called; only where the field is one. */
    @ForEverybody("names what the asker has")
    public String factLabel(GuardedField field, Locale reader) {
        return facts.label(field.fact(), reader);
    }

    /** Who changed what, the newest first. */
    @Transactional(readOnly = true)
    public Page<LevelChange> changes(int limit, @Nullable String after) {
        return rows.changes(Math.clamp(limit, 1, LONGEST_PAGE), after);
    }

    @ForEverybody("tells only what the asker may")
    public boolean mayChange() {
        return access.hasRole(Role.ADMIN);
    }

    /**
     * Gives a field a level.
     *
     * @param read the table that the asker replaces; refused when somebody wrote another meanwhile
     */
    @ForRoles(Role.ADMIN)
    @Transactional
    public LevelTable put(GuardedField field, FieldLevel level, Revision read) {
        if (!GuardedField.KNOWN.contains(field) && !facts.names().contains(field.fact()))
            throw Refused.invalid("levels.no-such-field", field.name()).at("field");
        var now = rows.locked();
        var before = now.level(field);
        if (before == level) return now;
        requireStill(read, now);
        rows.put(field, level);
        note(field.name(), before, level);
        return told(now.with(field, level));
    }

    /**
     * Says how much of a level a role sees, by how its people stand to the customer or case; what is left out stays.
     *
     * @param read as for a field
     */
    @ForRoles(Role.ADMIN)
    @Transactional
    public LevelTable put(FieldLevel level, Role role, Map<Standing, Sight> sights, Revision read) {
        if (level == FieldLevel.OPEN)
            throw Refused.invalid("levels.open-is-open").at("level");
        var before = rows.locked();
        var now = before;
        for (var wanted : sights.entrySet()) {
            var cell = new Cell(level, role, wanted.getKey());
            var was = before.sight(level, role, wanted.getKey());
            if (was == wanted.getValue()) continue;
            requireStill(read, before);
            rows.put(cell, wanted.getValue());
            note(cell.toString(), was, wanted.getValue());
            now = now.with(cell, wanted.getValue());
        }
        return told(now);
    }

    private static void requireStill(Revision read, LevelTable now) {
        if (!read.isStill(now.revision())) throw Refused.changed("levels.changed-meanwhile");
    }

    private void note(String what, Enum<?> before, Enum<?> after) {
        rows.note(what, before, after, access.me().id(), clock.instant());
    }

    private LevelTable told(LevelTable now) {
        AfterCommit.then(() -> levels.are(now));
        return now;
    }
}
