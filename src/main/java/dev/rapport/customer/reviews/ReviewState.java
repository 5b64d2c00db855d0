package dev.rapport.customer.reviews;

import dev.rapport.platform.Word;

/** How a review stands. */
public enum ReviewState implements Word {
    OPEN,
    /** With a manager, since those responsible asked for help. */
    HELP,
    /** With a manager, since nobody had answered in time. */
    OVERDUE,
    MENDED,
    ACCEPTED,
    /** Nothing was wrong when it began. */
    NOTHING;

    public boolean isOpen() {
        return this == OPEN || isWithManager();
    }

    boolean isWithManager() {
        return this == HELP || this == OVERDUE;
    }
}
