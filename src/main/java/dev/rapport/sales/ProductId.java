package dev.rapport.sales;

import dev.rapport.platform.Ids;
import java.util.UUID;

/** Identifies a product. */
public record ProductId(UUID value) {

    public static ProductId of(String text) {
        return new ProductId(Ids.parse(text));
    }

    public static ProductId next() {
        return new ProductId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
