package dev.rapport.customer.duplicates;

/** What is to be thought of two customers. */
public enum Zone {
    SAME,
    REVIEW,
    DIFFERENT
}
