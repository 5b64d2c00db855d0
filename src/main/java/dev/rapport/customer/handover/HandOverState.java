package dev.rapport.customer.handover;

import dev.rapport.platform.Word;

/** How far a hand-over is. */
public enum HandOverState implements Word {
    PLANNED,
    RUNNING,
    DECIDING,
    DONE,
    DROPPED;

    /** Whether takers may still be chosen. */
    boolean isOpen() {
        return this == PLANNED || this == DECIDING;
    }
}
