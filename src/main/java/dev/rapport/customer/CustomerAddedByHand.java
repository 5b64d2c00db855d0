package dev.rapport.customer;

import dev.rapport.platform.CustomerId;

/** Somebody took a customer down by hand. Published in the transaction that did it. */
public record CustomerAddedByHand(CustomerId customer) {}
