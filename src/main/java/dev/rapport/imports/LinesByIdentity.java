package dev.rapport.imports;

import org.jspecify.annotations.Nullable;

/**
 * In which line of a file a thing was spoken of first. Keeps twenty bytes for each, so that a file of millions of rows fits
 * into memory; of two things in 2^64 with the same fingerprint one would be told to be the other.
 */
final class LinesByIdentity {

    private static final int SMALLEST = 1 << 10;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] prints = new long[SMALLEST];
    private int[] lines = new int[SMALLEST];
    private long[] said = new long[SMALLEST];
    private int size;

    /** The line of the one before; nothing for the first, whose line is kept. */
    @Nullable
    Long put(Object identity, long line) {
        if (size * 2 >= lines.length) grow();
        var print = print(identity.toString());
        var at = place(print);
        if (lines[at] != 0) return (long) lines[at];
        prints[at] = print;
        lines[at] = (int) Math.max(1, line);
        size++;
        return null;
    }

    /** Whether a line of it was kept. */
    boolean has(Object identity) {
        return lines[place(print(identity.toString()))] != 0;
    }

    /** What was said of it, of which a line was kept. */
    long said(Object identity) {
        return said[place(print(identity.toString()))];
    }

    void say(Object identity, long all) {
        said[place(print(identity.toString()))] = all;
    }

    /** How often it was counted before. One object counts or keeps lines, never both. */
    int count(Object identity) {
        if (size * 2 >= lines.length) grow();
        var print = print(identity.toString());
        var at = place(print);
        if (lines[at] == 0) size++;
        prints[at] = print;
        return lines[at]++;
    }

    private int place(long print) {
        var at = (int) (print >>> 32) & (lines.length - 1);
        while (lines[at] != 0 && prints[at] != print) at = (at + 1) & (lines.length - 1);
        return at;
    }

    private void grow() {
        var oldPrints = prints;
        var oldLines = lines;
        var oldSaid = said;
        prints = new long[oldLines.length * 2];
        lines = new int[oldLines.length * 2];
        said = new long[oldLines.length * 2];
        for (var i = 0; i < oldLines.length; i++)
            if (oldLines[i] != 0) {
                var at = place(oldPrints[i]);
                prints[at] = oldPrints[i];
                lines[at] = oldLines[i];
                said[at] = oldSaid[i];
            }
    }

    private static long print(String text) {
        var print = 0xCBF29CE484222325L;
        for (var i = 0; i < text.length(); i++) print = (print ^ text.charAt(i)) * 0x100000001B3L;
        return (print ^ print >>> 29) * SPREAD;
    }
}
