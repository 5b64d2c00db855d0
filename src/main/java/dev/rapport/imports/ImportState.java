package dev.rapport.imports;

/** How far an import is. */
public enum ImportState {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELED;

    public boolean ended() {
        return this != WAITING && this != RUNNING;
    }
}
