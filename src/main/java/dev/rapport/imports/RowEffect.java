package dev.rapport.imports;

/** What a row that is in did. */
public enum RowEffect {
    CREATED,
    CHANGED,

    /** All that it says was here already. */
    UNCHANGED,
    /** It speaks of something that is here already and was passed over, as somebody asked. */
    SKIPPED
}
