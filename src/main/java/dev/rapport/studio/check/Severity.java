package dev.rapport.studio.check;

/** What a problem means for deploying. */
public enum Severity {
    /** It cannot be deployed so. */
    ERROR,
    /** It can, and somebody should have looked. */
    WARNING
}
