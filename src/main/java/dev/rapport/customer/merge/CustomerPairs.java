package dev.rapport.customer.merge;

import dev.rapport.platform.CustomerId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of two customers that are compared, or become one. */
@Component
class CustomerPairs {

    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CustomerPairs(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Map<CustomerId, CustomerRow> read(CustomerId one, CustomerId other) {
        return rows("", one, other);
    }

    /** The same, kept from others until the transaction ends: in the order of ids, so that nobody waits in a circle. */
    Map<CustomerId, CustomerRow> locked(CustomerId... customers) {
        return rows("for update", customers);
    }

    private Map<CustomerId, CustomerRow> rows(String lock, CustomerId... customers) {
        var found = new HashMap<CustomerId, CustomerRow>();
        jdbc.sql("""
            select id, to_jsonb(customer) as kept
            from customer
            where id = any(:customers)
            order by id
            """ + lock)
                .param(
                        "customers",
                        List.of(customers).stream().map(CustomerId::value).toArray(UUID[]::new))
                .query(row -> {
                    var id = new CustomerId(row.getObject("id", UUID.class));
                    found.put(id, new CustomerRow(id, json.readValue(row.getString("kept"), VALUES), new TreeMap<>()));
                });
        jdbc.sql("select customer_id, name, value from customer_fact where customer_id = any(:customers)")
                .param(
                        "customers",
                        found.keySet().stream().map(CustomerId::value).toArray(UUID[]::new))
                .query(row -> {
                    var one = found.get(new CustomerId(row.getObject("customer_id", UUID.class)));
                    if (one != null) one.facts().put(row.getString("name"), row.getString("value"));
                });
        return found;
    }

    /** Contact points of either that the other has too. */
    Set<UUID> shared(CustomerId one, CustomerId other) {
        return new HashSet<>(jdbc.sql("""
            select mine.id
            from contact_point mine
            where mine.customer_id in (:one, :other)
                and exists (
                    select 1
                    from contact_point theirs
                    where theirs.customer_id in (:one, :other)
                        and theirs.customer_id <> mine.customer_id
                        and theirs.kind = mine.kind
                        and theirs.value = mine.value
                        and theirs.extension is not distinct from mine.extension
                )
            """)
                .param("one", one.value())
                .param("other", other.value())
                .query((row, number) -> row.getObject("id", UUID.class))
                .list());
    }

    /** Whether one of the two stands somewhere above this customer; then its name. */
    Optional<String> standsAbove(CustomerId customer, CustomerId one, CustomerId other) {
        return jdbc.sql("""
            with recursive above (id, parent_id) as (
                select id, parent_id
                from customer
                where id = :customer
                union
                select customer.id, customer.parent_id
                from customer
                join above on customer.id = above.parent_id)
            select (select name from customer where id = :customer)
            from above
            where parent_id in (:one, :other)
            limit 1
            """)
                .param("customer", customer.value())
                .param("one", one.value())
                .param("other", other.value())
                .query(String.class)
                .optional();
    }

    /** Whether rows of any table would go with the customer's own: then a module forgot to answer. */
    void requireNothingLeft(CustomerId customer) {
        var tables = jdbc.sql("""
            select cast(cast(conrelid as regclass) as text) || '.' || quote_ident(attname) as place,
                cast(conrelid as regclass) as referring, quote_ident(attname) as held
            from pg_constraint
            join pg_attribute on attrelid = conrelid and attnum = conkey[1]
            where contype = 'f'
                and confrelid = to_regclass('customer')
            """)
                .query((row, number) ->
                        List.of(row.getString("place"), row.getString("referring"), row.getString("held")))
                .list();
        for (var table : tables) {
            var left = jdbc.sql("select count(*) from %s where %s = :customer".formatted(table.get(1), table.get(2)))
                    .param("customer", customer.value())
                    .query(Long.class)
                    .single();
            if (left > 0) throw new IllegalStateException("%d rows of %s were not moved".formatted(left, table.get(0)));
        }
    }
}
