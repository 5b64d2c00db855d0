package dev.rapport.customer.relations;

import dev.rapport.platform.Word;

/** How a customer stands to another, seen from one end. */
public enum Bond implements Word {
    KNOWS,
    INVITED,
    INVITED_BY,
    INFLUENCES,
    INFLUENCED_BY,
    WORKS_FOR,
    /** The other works for this one. */
    EMPLOYS,
    FAMILY;

    /** The same, seen from the other end. */
    public Bond reversed() {
        return switch (this) {
            case KNOWS, FAMILY -> this;
            case INVITED -> INVITED_BY;
            case INVITED_BY -> INVITED;
            case INFLUENCES -> INFLUENCED_BY;
            case INFLUENCED_BY -> INFLUENCES;
            case WORKS_FOR -> EMPLOYS;
            case EMPLOYS -> WORKS_FOR;
        };
    }

    boolean isMutual() {
        return reversed() == this;
    }

    /** Whether it is kept as it is, from the first to the second. */
    boolean isKept() {
        return isMutual() || this == INVITED || this == INFLUENCES || this == WORKS_FOR;
    }

    boolean isWork() {
        return this == WORKS_FOR || this == EMPLOYS;
    }
}
