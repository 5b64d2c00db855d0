package dev.rapport.imports;

import java.util.List;
import java.util.Optional;

/** Rows one after another. */
public interface RowSource extends AutoCloseable {

    /**
     * The next row, or empty at the end. A row that cannot be read is told by {@link RowRejected#atLine} and skipped;
     * any other refusal ends the import.
     */
    Optional<ImportRow> next();

    /** Columns of the file that nobody reads. */
    default List<String> unusedColumns() {
        return List.of();
    }

    @Override
    void close();
}
