package dev.rapport.customer.merge;

/** Whose value the customer has that two become. */
public enum Side {
    SURVIVOR,
    GONE
}
