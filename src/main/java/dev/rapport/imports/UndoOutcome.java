package dev.rapport.imports;

/** What an undo that came to its end did. */
public enum UndoOutcome {
    WHOLE,

    /** Something stays. */
    PART,

    /** All stays. */
    NOTHING;

    static UndoOutcome of(long gone, long back, long stays) {
        if (stays == 0) return WHOLE;
        return gone + back == 0 ? NOTHING : PART;
    }
}
