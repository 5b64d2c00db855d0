package dev.rapport.community.groups;

import dev.rapport.platform.Word;

/** How a group stands. DISMISSED: it is no more where it was. */
public enum GroupState implements Word {
    ACTIVE,
    FULL,
    CLOSED,
    DISMISSED;

    public boolean isOver() {
        return this == CLOSED || this == DISMISSED;
    }
}
