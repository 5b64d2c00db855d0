package dev.rapport.imports;

/** What a row that is in did. */
public enum RowEffect {
    CREATED,
    CHANGED,

    /** All that it says was here already. */
    UNCHANGED
}
