package dev.rapport.customer;

import dev.rapport.platform.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of customers.
 *
 * @param next to be given as {@code after}; absent on the last page
 * @param more whether more than a thousand match, and only the surest and newest of them are here
 */
public record CustomersFound(
        List<CustomerLine> items, @Nullable String next, boolean more) {

    public Page<CustomerLine> page() {
        return new Page<>(items, next);
    }
}
