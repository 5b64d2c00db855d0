package dev.rapport.imports;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A kind whose imports can be undone: what they made and nobody wrote to since goes, what they changed goes back. */
public interface UndoableImportKind extends ImportKind {

    /**
     * What would become of an import.
     *
     * @param goes what it made and nobody wrote to since
     * @param back what it changed
     * @param stays what it made and somebody built on
     */
    record Prospect(long goes, long back, long stays) {

        public long total() {
            return goes + back + stays;
        }
    }

    /**
     * What became of some of it.
     *
     * @param stays what stays, each with the reason
     * @param next where it goes on; absent at the end
     */
    record Undone(
            long gone,
            long back,
            List<RowNote> stays,
            @Nullable String next) {}

    Prospect prospect(UUID run);

    /**
     * Undoes some of an import inside a transaction.
     *
     * @param place where it goes on; absent at the beginning
     */
    Undone undo(UUID run, @Nullable String place, int most);
}
