package dev.rapport.rules;

import org.jspecify.annotations.Nullable;

/**
 * Something about a table of rules that its author should know. It keeps nothing from being published.
 *
 * @param table its place among the tables, counted from 0
 * @param line where the row begins in the text, counted from 1; 0 where it is about the whole table
 * @param rule the row it is about
 * @param other a row that has to do with it
 * @param example a case for which it is so; empty where there is none to show
 */
public record TableFinding(
        Kind kind,
        int table,
        long line,
        String rule,
        @Nullable String other,
        String example) {

    /** The gravest first. */
    public enum Kind {
        /** No case fits the row's conditions. */
        NEVER_FITS,
        /** Rows above it decide every case that it fits. */
        SHADOWED,
        /** No row of the table fits. */
        GAP,
        /** The row has fewer cells than the table has conditions. */
        SHORT_ROW,
        /** The row has cells beyond the last column. */
        BEYOND_HEADS,
        /** The table has too many cases to look for gaps. */
        TOO_WIDE,
        /** A word that the rules which decide now do not know. */
        NEW_WORD,
        /** It and another row fit the same case, and say different things of it; the upper one decides. */
        OVERLAP
    }

    /** The key of the sentence that says it. */
    public String key() {
        return "rules.finding." + kind.name();
    }
}
