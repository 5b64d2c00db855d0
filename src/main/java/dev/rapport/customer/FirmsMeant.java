package dev.rapport.customer;

import dev.rapport.imports.RowRejected;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which firms rows mean by their accounts and by the names of parents: those that are here, and those of rows before. */
final class FirmsMeant {

    /** A firm that is here, by the id under which another system told of it. */
    record Account(CustomerId id, String external, String nameKey) {}

    private record Come(CustomerId id, String account) {}

    private final Map<String, Account> byExternal = new HashMap<>();
    private final Map<String, List<Account>> byName = new HashMap<>();
    private final Map<String, List<CustomerId>> parents;
    private final Map<String, Come> come = new HashMap<>();

    private final List<FirmRows.Reached> reached;

    FirmsMeant(Collection<Account> here, Map<String, List<CustomerId>> parents, List<FirmRows.Reached> reached) {
        this.parents = parents;
        this.reached = reached;
        for (var account : here) {
            byExternal.put(account.external(), account);
            if (!NameKey.of(account.external()).text().equals(account.nameKey())) continue;
            var alike = byName.computeIfAbsent(account.nameKey(), first -> new ArrayList<>());
            if (alike.stream().noneMatch(other -> other.id().equals(account.id()))) alike.add(account);
        }
    }

    /** By its account, else by its name together with a number or an address, where somebody said that it may be. */
    Optional<Account> firm(ToldFirm told) {
        var byAccount = account(told);
        if (byAccount.isPresent()) return byAccount;
        var points = told.knownBy().stream()
                .map(point -> point.kind().name() + " " + point.value())
                .toList();
        var found = reached.stream()
                .filter(one -> one.nameKey().equals(told.key().text()) && points.contains(one.point()))
                .map(FirmRows.Reached::id)
                .distinct()
                .toList();
        if (found.size() > 1) throw new RowRejected("customer.reached-ambiguous", told.account(), found.size());
        return found.stream()
                .map(id -> new Account(id, told.account(), told.key().text()))
                .findFirst();
    }

    /** A firm that was brought in before in another case, width or spacing keeps the account it has. */
    Optional<Account> account(ToldFirm told) {
        var exact = byExternal.get(told.account());
        if (exact != null) return Optional.of(exact);
        var alike = byName.getOrDefault(told.key().text(), List.of());
        if (alike.size() > 1)
            throw new RowRejected(
                    "customer.account-ambiguous",
                    told.account(),
                    String.join(", ", alike.stream().map(Account::external).toList()));
        return alike.stream().findFirst();
    }

    void comes(ToldFirm told, CustomerId id) {
        come.put(told.key().text(), new Come(id, told.account()));
    }

    /** Absent when no firm is called so, or not yet. */
    @Nullable
    CustomerId parent(String name) {
        var before = come.get(NameKey.of(name).text());
        if (before != null && before.account().equals(name)) return before.id();
        var known = new ArrayList<>(parents.getOrDefault(name, List.of()));
        if (before != null) known.add(before.id());
        if (known.size() > 1) throw Refused.conflict("customer.parent-ambiguous", name, known.size());
        return known.isEmpty() ? null : known.getFirst();
    }
}
