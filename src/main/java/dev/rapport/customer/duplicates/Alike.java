package dev.rapport.customer.duplicates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may be the same as customers that are not there yet, or as one that is; for many at once. */
@Component
public class Alike {

    private final KnownCustomers customers;
    private final KeyRows keys;
    private final Models models;
    private final JdbcClient jdbc;

    Alike(KnownCustomers customers, KeyRows keys, Models models, JdbcClient jdbc) {
        this.customers = customers;
        this.keys = keys;
        this.models = models;
        this.jdbc = jdbc;
    }

    /**
     * One who is looked for.
     *
     * @param points each with its kind: {@code PHONE +86…}, {@code EMAIL a@b.c}
     */
    public record Sought(boolean isFirm, String name, Collection<String> points, Map<String, String> facts) {}

    /** One who may be the same, and what the two agree in. */
    public record Likely(UUID id, String name, double weight, List<Reason> agree) {}

    public Map<UUID, List<Likely>> of(Map<UUID, Sought> all) {
        var pool = new Pool();
        var known = new HashMap<UUID, Known>();
        all.forEach((id, sought) -> known.put(
                id, Known.of(id, sought.isFirm(), sought.name(), sought.points(), List.of(), sought.facts(), pool)));
        return found(known);
    }

    /** Without those of whom somebody said that they are different. */
    public List<Likely> of(UUID customer) {
        var others = found(customers.of(List.of(customer))).getOrDefault(customer, List.of());
        var different = different(customer);
        return others.stream().filter(other -> !different.contains(other.id())).toList();
    }

    /** Those of whom somebody said that they are not this one. */
    public Collection<UUID> different(UUID customer) {
        return new HashSet<>(jdbc.sql("""
                        select other_id
                        from duplicate_pair
                        where one_id = :customer and state = 'DIFFERENT'
                        union all
                        select one_id
                        from duplicate_pair
                        where other_id = :customer and state = 'DIFFERENT'
                        """)
                .param("customer", customer)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    private Map<UUID, List<Likely>> found(Map<UUID, Known> sought) {
        var keysOf = new HashMap<UUID, long[]>();
        sought.forEach((id, one) -> keysOf.put(id, Keys.of(one)));
        var pairs = keys.alike(keysOf);
        var others = customers.of(pairs.stream().map(KeyRows.Alike::other).collect(Collectors.toSet()));
        var names = names(others.keySet());
        var model = models.both();
        var found = new HashMap<UUID, List<Likely>>();
        for (var pair : pairs) {
            var self = Objects.requireNonNull(sought.get(pair.self()));
            var other = others.get(pair.other());
            if (other == null || other.isFirm() != self.isFirm()) continue;
            var match = Objects.requireNonNull(model.get(self.isFirm())).match(self, other);
            if (match.zone() == Zone.DIFFERENT) continue;
            found.computeIfAbsent(pair.self(), first -> new ArrayList<>())
                    .add(new Likely(
                            other.id(),
                            names.getOrDefault(other.id(), ""),
                            match.weight(),
                            match.reasons().stream()
                                    .filter(reason -> reason.bits() > 0)
                                    .toList()));
        }
        found.values().forEach(likely -> likely.sort((one, two) -> Double.compare(two.weight(), one.weight())));
        return found;
    }

    private Map<UUID, String> names(Collection<UUID> ids) {
        var names = new HashMap<UUID, String>();
        jdbc.sql("select id, name from customer where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject("id", UUID.class), row.getString("name"));
                });
        return names;
    }
}
