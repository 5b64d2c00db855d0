package dev.rapport.access;

/** How much of a field somebody sees, the most first. */
public enum Sight {
    FULL,
    /** Enough to tell two apart; whoever may uncovers it with a reason. */
    MASKED,
    /** Nothing but that something is there. */
    HIDDEN;

    /** What stands for a value that is hidden. */
    public static final String NOTHING = "•••";

    /** The value, its mask, or nothing of both. */
    public String of(String value, String masked) {
        return switch (this) {
            case FULL -> value;
            case MASKED -> masked;
            case HIDDEN -> NOTHING;
        };
    }

    Sight orMore(Sight other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
