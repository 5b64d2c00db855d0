package dev.rapport.customer.purchases;

import dev.rapport.platform.Ids;
import java.util.UUID;

/** Identifies an order. */
public record PurchaseId(UUID value) {

    public static PurchaseId of(String text) {
        return new PurchaseId(Ids.parse(text));
    }

    static PurchaseId next() {
        return new PurchaseId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
