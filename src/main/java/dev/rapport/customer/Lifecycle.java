package dev.rapport.customer;

/** How far the relationship with a customer has come. */
public enum Lifecycle {
    PROSPECT,
    BUYER,
    FORMER
}
