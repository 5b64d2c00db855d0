package dev.rapport.customer.purchases;

import java.util.Set;

/** Orders were taken down, brought in, paid back or taken away again. Published in the transaction that did it. */
public record PurchasesWritten(Set<PurchaseId> purchases) {}
