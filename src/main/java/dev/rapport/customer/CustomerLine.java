package dev.rapport.customer;

import dev.rapport.customer.search.SearchKey;
import dev.rapport.platform.CustomerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer in a list, contact points masked.
 *
 * @param found absent in lists that nobody searched
 */
public record CustomerLine(
        CustomerId id,
        NewCustomer.Kind kind,
        String name,
        @Nullable String external,
        String tier,
        Lifecycle lifecycle,
        @Nullable String owner,
        List<String> contactPoints,
        Instant createdAt,
        @Nullable Found found) {

    /**
     * What it was found by, where its name does not show it.
     *
     * @param what the digits or the number; absent where there is nothing to add
     */
    public record Found(FoundBy by, @Nullable String what) {}

    CustomerLine found(@Nullable Found by) {
        return new CustomerLine(id, kind, name, external, tier, lifecycle, owner, contactPoints, createdAt, by);
    }

    CustomerLine reached(List<String> by) {
        return new CustomerLine(id, kind, name, external, tier, lifecycle, owner, by, createdAt, found);
    }

    SearchKey searchKey() {
        return kind.searchKey(name);
    }

    /** Its id elsewhere; a customer of an imported log by its name there and the log's source: Acme (field-desk). */
    public @Nullable String knownElsewhereAs() {
        if (external == null || !external.endsWith(":" + name)) return external;
        return "%s (%s)".formatted(name, external.substring(0, external.length() - name.length() - 1));
    }
}
