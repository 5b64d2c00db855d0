package dev.rapport.access;

/** How closely a field of a person is guarded. */
public enum FieldLevel {
    /** Shown to everybody who sees the customer or case. */
    OPEN,
    INTERNAL,
    SENSITIVE
}
