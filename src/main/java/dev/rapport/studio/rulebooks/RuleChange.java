package dev.rapport.studio.rulebooks;

import java.util.List;

/**
 * What became of a rule from one text of a rulebook to another.
 *
 * @param differences empty where the rule came, went or moved
 */
public record RuleChange(Kind kind, String rule, List<Difference> differences) {

    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        MOVED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @param what the label of the column; empty where the text of the whole rule is compared */
    public record Difference(String what, String before, String now) {}
}
