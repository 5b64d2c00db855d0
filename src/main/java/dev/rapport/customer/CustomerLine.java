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
        Instant createdAt) {}
