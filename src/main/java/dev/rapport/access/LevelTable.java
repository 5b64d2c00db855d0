package dev.rapport.access;

import dev.rapport.platform.Revision;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which level each field has, and what the levels show to whom.
 *
 * @param levels by the name of the field; what is not there is open
 * @param sights what is not there is masked
 */
public record LevelTable(SortedMap<String, FieldLevel> levels, SortedMap<Cell, Sight> sights) {

    /** Where a level, a role and a standing meet. Nothing meets in what is open. */
    public record Cell(FieldLevel level, Role role, Standing standing) implements Comparable<Cell> {

        @Override
        public int compareTo(Cell other) {
            if (level != other.level) return level.compareTo(other.level);
            return role != other.role ? role.compareTo(other.role) : standing.compareTo(other.standing);
        }

        @Override
        public String toString() {
            return level + " " + role + " " + standing;
        }
    }

    public LevelTable {
        levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
        sights = Collections.unmodifiableSortedMap(new TreeMap<>(sights));
    }

    static LevelTable of(Map<String, FieldLevel> levels, Map<Cell, Sight> sights) {
        return new LevelTable(new TreeMap<>(levels), new TreeMap<>(sights));
    }

    public FieldLevel level(GuardedField field) {
        return levels.getOrDefault(field.name(), FieldLevel.OPEN);
    }

    public Sight sight(FieldLevel level, Role role, Standing standing) {
        if (level == FieldLevel.OPEN) return Sight.FULL;
        return sights.getOrDefault(new Cell(level, role, standing), Sight.MASKED);
    }

    /** The most that one of the roles sees. */
    Sight sight(GuardedField field, Collection<Role> roles, Standing standing) {
        var level = level(field);
        if (level == FieldLevel.OPEN) return Sight.FULL;
        return roles.stream()
                .map(role -> sight(level, role, standing))
                .reduce(Sight::orMore)
                .orElse(Sight.MASKED);
    }

    LevelTable with(GuardedField field, FieldLevel level) {
        var changed = new TreeMap<>(levels);
        changed.put(field.name(), level);
        return new LevelTable(changed, sights);
    }

    LevelTable with(Cell cell, Sight sight) {
        var changed = new TreeMap<>(sights);
        changed.put(cell, sight);
        return new LevelTable(levels, changed);
    }

    public Revision revision() {
        return Revision.of(levels, sights);
    }
}
