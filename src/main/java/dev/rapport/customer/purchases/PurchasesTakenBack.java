package dev.rapport.customer.purchases;

import java.util.Set;

/**
 * Orders went with the import that had brought them. Published in the transaction that took them away, after
 * {@link PurchasesWritten} and while their customers are held.
 */
public record PurchasesTakenBack(Set<PurchaseId> purchases) {}
