package dev.rapport.customer.pools;

import dev.rapport.platform.Ids;
import java.util.UUID;

/** Identifies a pool. */
public record PoolId(UUID value) {

    public static PoolId of(String text) {
        return new PoolId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
