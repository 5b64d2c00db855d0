package dev.rapport.imports;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Rows one after another. */
public interface RowSource extends AutoCloseable {

    /**
     * The next row, or empty at the end. A row that cannot be read is told by {@link RowRejected#atLine} and skipped;
     * any other refusal ends the import.
     */
    Optional<ImportRow> next();

    /** The columns of the file and what they are read as; nothing when it is no table. */
    default List<ColumnUse> columns() {
        return List.of();
    }

    /** The line in which the names of the columns stand. */
    default long headerLine() {
        return 1;
    }

    /** Columns of numbers whose header says something beside its name that is not known. */
    default List<String> unclearUnits() {
        return List.of();
    }

    /** How much of it is read, where the bytes of the file do not tell it. */
    default OptionalDouble share() {
        return OptionalDouble.empty();
    }

    /** Columns of the file that nobody reads. */
    default List<String> unusedColumns() {
        return List.of();
    }

    @Override
    void close();
}
