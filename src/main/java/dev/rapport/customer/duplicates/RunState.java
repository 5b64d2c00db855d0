package dev.rapport.customer.duplicates;

/** How far a run over all customers is. */
public enum RunState {
    WAITING,
    RUNNING,
    DONE,
    STOPPED,
    FAILED;

    public boolean isOver() {
        return this != WAITING && this != RUNNING;
    }
}
