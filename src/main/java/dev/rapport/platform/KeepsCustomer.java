package dev.rapport.platform;

/**
 * Rows of a table by which a customer stays when the import that made them is taken back: a bean of the module that owns the table.
 *
 * @param column that holds the customer's id
 * @param only which of them, in SQL
 */
public record KeepsCustomer(String table, String column, String only) {

    public static KeepsCustomer by(String table, String column) {
        return new KeepsCustomer(table, column, "true");
    }
}
