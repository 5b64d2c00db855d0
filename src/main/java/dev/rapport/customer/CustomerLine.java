package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer in a list, contact points masked. */
public record CustomerLine(
        CustomerId id,
        NewCustomer.Kind kind,
        String name,
        @Nullable String external,
        String tier,
        Lifecycle lifecycle,
        @Nullable String owner,
        List<String> contactPoints,
        Instant createdAt) {

    /** Its id elsewhere; a customer of an imported log by its name there and the log's source: Acme (field-desk). */
    public @Nullable String knownElsewhereAs() {
        if (external == null || !external.endsWith(":" + name)) return external;
        return "%s (%s)".formatted(name, external.substring(0, external.length() - name.length() - 1));
    }
}
