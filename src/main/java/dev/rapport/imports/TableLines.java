package dev.rapport.imports;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The lines of a table as they stand in a file, before anybody knows what its columns are. */
interface TableLines extends AutoCloseable {

    /**
     * @param number where it starts in the file, counted from one
     * @param exact the places of cells that hold a number, not what somebody wrote for one
     */
    record Line(long number, List<String> cells, BitSet exact) {

        Line(long number, List<String> cells) {
            this(number, cells, new BitSet());
        }

        /** With empty cells up to a number of columns. */
        Line filled(int columns) {
            if (cells.size() >= columns) return this;
            var all = new ArrayList<>(cells);
            all.addAll(Collections.nCopies(columns - cells.size(), ""));
            return new Line(number, all, exact);
        }
    }

    /** Empty at the end; refused where the file cannot be read any further. */
    Optional<Line> next();

    /** Rejects a row that is not one of the file. */
    default void requireWhole(Line line, List<String> header) {}

    /** Whether cells that are empty may be missing at the end of a line. */
    default boolean isRagged() {
        return true;
    }

    /** How much of it is read, where the bytes of the file do not tell it. */
    default OptionalDouble share() {
        return OptionalDouble.empty();
    }

    @Override
    void close();
}
