package dev.rapport.customer.duplicates;

import dev.rapport.customer.DueCustomers;
import dev.rapport.platform.ByIndexes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys of all customers, by which those are found in the database that are to be compared. */
@Component
class KeyRows {

    private final JdbcClient jdbc;
    private final ByIndexes indexes;
    private final DueCustomers waiting;

    KeyRows(JdbcClient jdbc, ByIndexes indexes) {
        this.jdbc = jdbc;
        this.indexes = indexes;
        waiting = new DueCustomers(jdbc, "duplicate_due");
    }

    /** Customers that are to be compared. */
    record Alike(UUID self, UUID other) {}

    /** Without the keys of customers that are no more. */
    void put(Collection<Known> customers) {
        var ids = new ArrayList<UUID>();
        var keys = new ArrayList<Long>();
        for (var customer : customers)
            for (var key : Keys.of(customer)) {
                ids.add(customer.id());
                keys.add(key);
            }
        jdbc.sql("""
                        insert into duplicate_key (customer_id, keys)
                        select id, array_agg(key)
                        from unnest(cast(:ids as uuid[]), cast(:keys as bigint[])) as given (id, key)
                        where exists (select 1 from customer where customer.id = given.id)
                        group by id
                        order by id
                        on conflict (customer_id) do update
                        set keys = excluded.keys
                        where duplicate_key.keys <> excluded.keys
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("keys", keys.toArray(Long[]::new))
                .update();
    }

    /** Those that share a key with a given one, by any id. Of a key that very many have, nobody. */
    Set<Alike> alike(Map<UUID, long[]> sought) {
        var ids = new ArrayList<UUID>();
        var keys = new ArrayList<Long>();
        sought.forEach((id, own) -> Arrays.stream(own).forEach(key -> {
            ids.add(id);
            keys.add(key);
        }));
        return new HashSet<>(indexes.asked(() -> jdbc.sql("""
                        select distinct given.id as self, found.customer_id as other
                        from unnest(cast(:ids as uuid[]), cast(:keys as bigint[])) as given (id, key)
                        cross join lateral (
                            select array_agg(customer_id) as customers
                            from (
                                select customer_id
                                from duplicate_key
                                where keys @> array[given.key]
                                limit :most + 1) as few) as block
                        cross join lateral unnest(block.customers) as found (customer_id)
                        where cardinality(block.customers) <= :most
                            and found.customer_id <> given.id
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("keys", keys.toArray(Long[]::new))
                .param("most", Blocks.MOST)
                .query((row, number) ->
                        new Alike(row.getObject("self", UUID.class), row.getObject("other", UUID.class)))
                .list()));
    }

    List<UUID> takeDue(int most) {
        return waiting.take(most);
    }
}
