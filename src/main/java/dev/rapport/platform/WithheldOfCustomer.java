package dev.rapport.platform;

import java.util.List;

/**
 * Columns of a table that are not told to the customer whom its rows are about, nor to whoever collects them: a bean of the
 * module that owns the table. The rows themselves are told.
 */
public record WithheldOfCustomer(String table, List<String> columns) {

    public static WithheldOfCustomer of(String table, String... columns) {
        return new WithheldOfCustomer(table, List.of(columns));
    }
}
