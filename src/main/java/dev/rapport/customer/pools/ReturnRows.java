package dev.rapport.customer.pools;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Customers that may go back into a pool, and whose owners were told so. */
@Component
class ReturnRows {

    /**
     * One that has an owner.
     *
     * @param since when it came to the owner
     * @param bought when something was bought last
     * @param contractEnds the end of the last contract for what it uses
     * @param goesAt what the owner was told; absent when nothing
     */
    record Owned(
            CustomerId customer,
            UserId owner,
            String team,
            Instant since,
            @Nullable Instant bought,
            @Nullable Instant contractEnds,
            @Nullable Instant goesAt) {}

    private final JdbcClient jdbc;

    ReturnRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next of a team that came to their owners before then; kept from others until the transaction ends. */
    List<Owned> next(PoolId pool, String team, Instant before, UUID after, int limit) {
        return jdbc.sql("""
                        select c.id, c.owner_id, c.team, n.goes_at,
                            coalesce(
                                (
                                    select max(change.at)
                                    from customer_owner_change change
                                    where change.customer_id = c.id
                                        and change.to_id = c.owner_id
                                        and change.from_id is distinct from c.owner_id
                                ),
                                c.created_at) as since,
                            (
                                select cast(max(purchase.day) as timestamp) at time zone 'utc'
                                from purchase
                                where purchase.customer_id = c.id
                            ) as bought,
                            (
                                select cast(max(used.contract_until) as timestamp) at time zone 'utc'
                                from used_product used
                                where used.customer_id = c.id
                            ) as contract_ends
                        from customer c
                        left join pool_notice n
                            on n.pool_id = :pool
                            and n.customer_id = c.id
                            and n.owner_id = c.owner_id
                        where c.team = :team
                            and c.owner_id is not null
                            and c.id > :after
                            and c.created_at < :before
                        order by c.id
                        limit :limit
                        for no key update of c skip locked
                        """)
                .param("pool", pool.value())
                .param("team", team)
                .param("before", Instants.utc(before))
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Owned(
                        new CustomerId(row.getObject("id", UUID.class)),
                        new UserId(row.getObject("owner_id", UUID.class)),
                        row.getString("team"),
                        Instants.instant(row, "since"),
                        Instants.instantOrNull(row, "bought"),
                        Instants.instantOrNull(row, "contract_ends"),
                        Instants.instantOrNull(row, "goes_at")))
                .list();
    }

    /** Notes that the owners are told; gives those who were not told yet. */
    Set<CustomerId> tell(PoolId pool, Collection<Owned> all, Instant now, Instant goesAt) {
        if (all.isEmpty()) return Set.of();
        return Set.copyOf(jdbc.sql("""
                        insert into pool_notice (id, pool_id, customer_id, owner_id, told_at, goes_at)
                        select gen_random_uuid(), :pool, customer_id, owner_id, :now, :goes
                        from unnest(cast(:customers as uuid[]), cast(:owners as uuid[])) as told (customer_id, owner_id)
                        on conflict (pool_id, customer_id) do update
                        set owner_id = excluded.owner_id, told_at = excluded.told_at, goes_at = excluded.goes_at
                        where pool_notice.owner_id <> excluded.owner_id
                        returning customer_id
                        """)
                .param("pool", pool.value())
                .param("now", Instants.utc(now))
                .param("goes", Instants.utc(goesAt))
                .param(
                        "customers",
                        all.stream().map(one -> one.customer().value()).toArray(UUID[]::new))
                .param("owners", all.stream().map(one -> one.owner().value()).toArray(UUID[]::new))
                .query((row, number) -> new CustomerId(row.getObject("customer_id", UUID.class)))
                .list());
    }

    /** Something happened with them since. */
    void forget(PoolId pool, Collection<Owned> all) {
        if (all.isEmpty()) return;
        jdbc.sql("delete from pool_notice where pool_id = :pool and customer_id = any(:customers)")
                .param("pool", pool.value())
                .param(
                        "customers",
                        all.stream().map(one -> one.customer().value()).toArray(UUID[]::new))
                .update();
    }
}
