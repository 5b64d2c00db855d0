package dev.rapport.imports;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a file is read as.
 *
 * @param header as the file calls it
 * @param column our column; null when it is left out
 * @param times how many times its numbers are taken, where the header says so, as in “(万元)”
 */
public record ColumnUse(
        String header, @Nullable String column, @Nullable BigDecimal times) {

    public ColumnUse(String header, @Nullable String column) {
        this(header, column, null);
    }

    /** Whether the file calls it as we do, so that nobody needs to look. */
    public boolean isOurs() {
        return column != null && column.equalsIgnoreCase(header);
    }
}
