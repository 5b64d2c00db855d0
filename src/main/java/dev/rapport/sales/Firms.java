package dev.rapport.sales;

import dev.rapport.customer.Customers;
import dev.rapport.customer.NameKey;
import dev.rapport.customer.NewCustomer;
import dev.rapport.imports.RowRejected;
import dev.rapport.platform.CustomerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The firms that rows of a file mean; one that nobody knows is added by the first of them. */
final class Firms {

    private final Customers customers;
    private final Map<String, List<CustomerId>> known;
    private final @Nullable UUID run;
    private final Map<NameKey, CustomerId> added = new HashMap<>();

    /** @param run the import that the file is */
    Firms(Customers customers, Collection<String> accounts, @Nullable UUID run) {
        this.customers = customers;
        this.run = run;
        this.known = customers.firmsNamed(accounts);
    }

    /** Refuses an account that several firms may be meant by. */
    void requireClear(String account) {
        var firms = known.getOrDefault(account, List.of());
        if (firms.size() > 1) throw new RowRejected("sales.account-ambiguous", account, firms.size());
    }

    CustomerId get(String account) {
        var firms = known.getOrDefault(account, List.of());
        if (!firms.isEmpty()) return firms.getFirst();
        return added.computeIfAbsent(
                NameKey.of(account),
                unknown -> customers.findOrAdd(
                        new NewCustomer(
                                NewCustomer.Kind.ORGANISATION, account, account, null, null, List.of(), Map.of()),
                        run));
    }
}
