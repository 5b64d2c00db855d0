package dev.rapport.cases;

import dev.rapport.platform.Word;

/** How a case hangs together with another. */
public enum Tie implements Word {
    DUPLICATE_OF,
    HAS_DUPLICATE,
    CAUSED_BY,
    CAUSES,
    BELONGS_WITH;

    /** The same, seen from the other case. */
    public Tie reverse() {
        return switch (this) {
            case DUPLICATE_OF -> HAS_DUPLICATE;
            case HAS_DUPLICATE -> DUPLICATE_OF;
            case CAUSED_BY -> CAUSES;
            case CAUSES -> CAUSED_BY;
            case BELONGS_WITH -> BELONGS_WITH;
        };
    }
}
