package dev.rapport.sla.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was written.
 *
 * @param chain the chain, or the table for rows that no chain tells of, or the day of an anchor
 * @param seq the row of the chain; absent where there is none
 * @param detail the row of the table that the entry tells of, or how many are missing
 */
public record Fault(
        Kind kind,
        String chain,
        @Nullable Long seq,
        @Nullable String detail) {

    /** What is wrong. */
    public enum Kind {
        /** The row's columns are not those that its hash was made from. */
        CHANGED,
        /** Rows before this one are gone. */
        MISSING_BEFORE,
        /** The row does not follow from the one before it. */
        NOT_LINKED,
        /** The row says that it was written before the one before it. */
        OUT_OF_TIME,
        /** The rows of a closed day are not those that its anchor was made over, or the anchor was changed. */
        ANCHOR,
        /** The days before this anchor have none, or it does not follow from the one before it. */
        ANCHOR_NOT_LINKED,
        /** A row of a table has no entry. */
        WITHOUT_ENTRY,
        /** An entry tells of a row that is not in its table. */
        WITHOUT_ROW,
        /** A row of a table is not what its entry says. */
        ROW_CHANGED,
        /** A table has fewer rows than the ledger has entries about it. */
        TOLD_TWICE
    }
}
