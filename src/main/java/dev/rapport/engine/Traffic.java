package dev.rapport.engine;

/**
 * How often an element of a version, or the process itself, was entered and left.
 *
 * @param terminated how often it was left before its end
 */
public record Traffic(long entered, long completed, long terminated) {

    public static final Traffic NONE = new Traffic(0, 0, 0);

    /** How many are there now. */
    public long present() {
        return entered - completed - terminated;
    }
}
