package dev.rapport.platform;

/**
 * Rows of a table that are kept about a customer without the customer's id in them, or that do not follow it to another
 * customer: a bean of the module that owns the table. Tables of {@link FollowsCustomer} need none.
 *
 * @param condition in SQL; {@code :customer} is the customer's id, {@code :cases} those of the customer's cases
 */
public record KeptOfCustomer(String table, String condition) {}
