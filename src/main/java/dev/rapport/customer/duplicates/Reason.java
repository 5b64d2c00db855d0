package dev.rapport.customer.duplicates;

/**
 * What speaks for or against two customers being one.
 *
 * @param bits how much: one more doubles the odds, one less halves them
 */
public record Reason(Field field, Level level, double bits) {}
