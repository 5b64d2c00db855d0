package dev.rapport.customer;

import dev.rapport.imports.RowRejected;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which customers rows mean, and which firms by the names of parents: those that are here, and those of rows before. */
final class CustomersMeant {

    /**
     * A customer that is here, by the id under which another system told of it.
     *
     * @param merged whether the one of that id became one with it
     */
    record Account(CustomerId id, String external, String nameKey, boolean merged) {}

    private record Come(CustomerId id, String external) {}

    private final Map<String, Account> byExternal = new HashMap<>();
    private final Map<String, List<Account>> byName = new HashMap<>();
    private final Map<String, List<CustomerId>> parents;
    private final Map<String, List<Come>> come = new HashMap<>();
    private final List<FirmRows.Reached> reached;
    private final Map<ToldCustomer, CustomerId> people;

    CustomersMeant(
            Collection<Account> here,
            Map<String, List<CustomerId>> parents,
            List<FirmRows.Reached> reached,
            Map<ToldCustomer, CustomerId> people) {
        this.parents = parents;
        this.reached = reached;
        this.people = people;
        for (var account :
                here.stream().sorted(Comparator.comparing(Account::merged)).toList()) {
            byExternal.putIfAbsent(account.external(), account);
            if (!NameKey.of(account.external()).text().equals(account.nameKey())) continue;
            var alike = byName.computeIfAbsent(account.nameKey(), first -> new ArrayList<>());
            if (alike.stream().noneMatch(other -> other.id().equals(account.id()))) alike.add(account);
        }
    }

    /**
     * By its number, a firm without one by its name; else by its name together with a number or an address where somebody
     * said that it may be; a person without a number always so.
     */
    Optional<CustomerId> customer(ToldCustomer told) {
        return account(told).map(Account::id).or(() -> reached(told)).or(() -> Optional.ofNullable(people.get(told)));
    }

    /** What people read of it: a firm that was brought in before in another case, width or spacing keeps its name. */
    String called(ToldCustomer told) {
        return told.isFirmByName() ? account(told).map(Account::external).orElse(told.called()) : told.called();
    }

    /** Whether who is meant became one with somebody else, who has a row of their own. */
    boolean isMerged(ToldCustomer told) {
        return account(told).filter(Account::merged).isPresent();
    }

    private Optional<Account> account(ToldCustomer told) {
        var external = told.customer().external();
        var exact = external == null ? null : byExternal.get(external);
        if (exact != null || !told.isFirmByName()) return Optional.ofNullable(exact);
        var alike = byName.getOrDefault(told.key().text(), List.of());
        if (alike.size() > 1)
            throw new RowRejected(
                    "customer.account-ambiguous",
                    told.called(),
                    String.join(", ", alike.stream().map(Account::external).toList()));
        return alike.stream().findFirst();
    }

    private Optional<CustomerId> reached(ToldCustomer told) {
        var points = told.knownBy().stream().map(ContactPoint::key).toList();
        var found = reached.stream()
                .filter(one -> one.kind() == told.customer().kind())
                .filter(one -> told.number() == null || one.external() == null)
                .filter(one -> one.nameKey().equals(told.key().text()) && points.contains(one.point()))
                .map(FirmRows.Reached::id)
                .distinct()
                .toList();
        if (found.size() > 1) throw new RowRejected("customer.reached-ambiguous", told.called(), found.size());
        return found.stream().findFirst();
    }

    void comes(ToldCustomer told, CustomerId id) {
        var external = told.customer().external();
        if (told.isPerson() || external == null) return;
        come.computeIfAbsent(told.key().text(), first -> new ArrayList<>()).add(new Come(id, external));
    }

    /** Absent when no firm is called so, or not yet. */
    @Nullable
    CustomerId parent(String name) {
        var before = come.getOrDefault(NameKey.of(name).text(), List.of());
        for (var one : before) if (one.external().equals(name)) return one.id();
        var known = new ArrayList<>(parents.getOrDefault(name, List.of()));
        before.forEach(one -> known.add(one.id()));
        if (known.size() > 1) throw Refused.conflict("customer.parent-ambiguous", name, known.size());
        return known.isEmpty() ? null : known.getFirst();
    }
}
