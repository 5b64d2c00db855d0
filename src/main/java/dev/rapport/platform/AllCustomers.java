package dev.rapport.platform;

/**
 * Where customers stand, for queries of other modules: a bean of the module that keeps them.
 *
 * @param rows what stands behind {@code from} in SQL
 * @param id the column with their ids
 * @param only of the rows, those of customers that are not erased
 */
public record AllCustomers(String rows, String id, String only) {}
