package dev.rapport.sla.ledger;

/** A table against what the ledger tells of it. */
interface Comparison {

    /** The table, or what of it is compared. */
    String name();

    /**
     * A query for what does not belong together: chain, seq, key, without_row and without_entry. Its parameters are
     * {@code chains} and {@code seqs} of entries whose hash is wrong, which are left out, and {@code limit}.
     */
    String differences();

    /** A query for the number of rows and of entries; they must be the same. */
    String count();
}
