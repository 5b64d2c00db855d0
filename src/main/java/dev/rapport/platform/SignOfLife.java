package dev.rapport.platform;

/**
 * Rows of a table that tell that somebody still needs what is kept of a customer: a bean of the module that owns the table.
 *
 * @param condition in SQL; {@code one.id} is the customer's id, {@code :since} the time from which on a sign counts, {@code :today}
 *     the day
 */
public record SignOfLife(String table, String condition) {}
