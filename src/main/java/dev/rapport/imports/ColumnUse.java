package dev.rapport.imports;

import org.jspecify.annotations.Nullable;

/**
 * What a column of a file is read as.
 *
 * @param header as the file calls it
 * @param column our column; null when it is left out
 */
public record ColumnUse(String header, @Nullable String column) {

    /** Whether the file calls it as we do, so that nobody needs to look. */
    public boolean isOurs() {
        return column != null && column.equalsIgnoreCase(header);
    }
}
