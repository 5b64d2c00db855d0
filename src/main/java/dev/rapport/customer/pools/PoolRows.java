package dev.rapport.customer.pools;

import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pools, who is in them, and who took whom. */
@Component
class PoolRows {

    /** A pool as it is kept. */
    record Kept(PoolId id, PoolRules rules, @Nullable String changedBy, Instant changedAt) {}

    /** One that comes into a pool. */
    record Entry(CustomerId customer, @Nullable UserId former) {}

    /** Where a customer waits to be taken. */
    record Place(PoolId pool, @Nullable UserId former, Instant since) {}

    private static final UUID LAST = new UUID(-1, -1);
    private static final String SELECT = """
            select p.*, (select name from app_user where id = p.changed_by) as by_name
            from customer_pool p
            """;

    private final JdbcClient jdbc;

    PoolRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Kept> all() {
        return jdbc.sql(SELECT + "order by p.active desc, lower(p.name), p.id limit 500")
                .query(PoolRows::kept)
                .list();
    }

    Optional<Kept> find(PoolId id) {
        return jdbc.sql(SELECT + "where p.id = :id")
                .param("id", id.value())
                .query(PoolRows::kept)
                .optional();
    }

    /** Kept from others until the transaction ends. */
    Optional<Kept> locked(PoolId id) {
        return jdbc.sql(SELECT + "where p.id = :id for update of p")
                .param("id", id.value())
                .query(PoolRows::kept)
                .optional();
    }

    /** False when another pool that is in use has the name. */
    boolean write(PoolId id, PoolRules rules, @Nullable UserId by, Instant at) {
        var taken = jdbc.sql("""
                        select exists (
                            select 1
                            from customer_pool
                            where lower(name) = lower(:name)
                                and active
                                and id <> :id
                        )
                        """)
                .param("name", rules.name())
                .param("id", id.value())
                .query(Boolean.class)
                .single();
        if (rules.active() && taken) return false;
        jdbc.sql("""
                        insert into customer_pool (
                            id, name, teams, takes_a_day, former_waits_days, back_after_days, back_after_purchase,
                            back_after_contract, warns_days, hides, active, changed_by, changed_at)
                        values (
                            :id, :name, :teams, :takes, :waits, :days, :purchase, :contract, :warns, :hides, :active, :by, :at)
                        on conflict (id) do update
                        set name = excluded.name,
                            teams = excluded.teams,
                            takes_a_day = excluded.takes_a_day,
                            former_waits_days = excluded.former_waits_days,
                            back_after_days = excluded.back_after_days,
                            back_after_purchase = excluded.back_after_purchase,
                            back_after_contract = excluded.back_after_contract,
                            warns_days = excluded.warns_days,
                            hides = excluded.hides,
                            active = excluded.active,
                            changed_by = excluded.changed_by,
                            changed_at = excluded.changed_at
                        """)
                .param("id", id.value())
                .param("name", rules.name())
                .param("teams", rules.teams().toArray(String[]::new))
                .param("takes", rules.takesADay())
                .param("waits", rules.formerWaitsDays())
                .param("days", rules.backAfterDays(), Types.INTEGER)
                .param("purchase", rules.backAfterPurchase(), Types.INTEGER)
                .param("contract", rules.backAfterContract(), Types.INTEGER)
                .param("warns", rules.warnsDays())
                .param("hides", rules.hides())
                .param("active", rules.active())
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(at))
                .update();
        return true;
    }

    /** Who came last first. */
    Page<PooledCustomer> customers(PoolId pool, int limit, @Nullable String after) {
        var from = after == null ? List.of("infinity", LAST.toString()) : Cursor.parse(after, 2);
        record Found(UUID id, PooledCustomer customer) {}
        var rows = jdbc.sql("""
                        select pc.id, pc.customer_id, c.name, c.tier, pc.why, pc.since,
                            (select name from app_user where id = pc.former_id) as former
                        from pool_customer pc
                        join customer c on c.id = pc.customer_id
                        where pc.pool_id = :pool
                            and (pc.since, pc.id) < (cast(:at as timestamptz), cast(:id as uuid))
                        order by pc.since desc, pc.id desc
                        limit :limit
                        """)
                .param("pool", pool.value())
                .param("at", from.get(0))
                .param("id", Ids.parse(from.get(1)))
                .param("limit", limit + 1)
                .query((row, number) -> new Found(
                        row.getObject("id", UUID.class),
                        new PooledCustomer(
                                new CustomerId(row.getObject("customer_id", UUID.class)),
                                row.getString("name"),
                                row.getString("tier"),
                                row.getString("former"),
                                row.getString("why"),
                                Instants.instant(row, "since"))))
                .list();
        return Page.of(rows, limit, found -> Cursor.of(found.customer().since(), found.id()))
                .map(Found::customer);
    }

    void enter(PoolId pool, Collection<Entry> entries, String why, Instant at) {
        if (entries.isEmpty()) return;
        jdbc.sql("""
                        insert into pool_customer (id, pool_id, customer_id, former_id, why, since)
                        select gen_random_uuid(), :pool, customer_id, former_id, :why, :at
                        from unnest(cast(:customers as uuid[]), cast(:former as uuid[])) as fresh (customer_id, former_id)
                        on conflict (pool_id, customer_id) do nothing
                        """)
                .param("pool", pool.value())
                .param("why", why)
                .param("at", Instants.utc(at))
                .param(
                        "customers",
                        entries.stream().map(one -> one.customer().value()).toArray(UUID[]::new))
                .param(
                        "former",
                        entries.stream()
                                .map(Entry::former)
                                .map(one -> one == null ? null : one.value())
                                .toArray(UUID[]::new))
                .update();
    }

    Optional<Place> place(PoolId pool, CustomerId customer) {
        return jdbc.sql("select * from pool_customer where pool_id = :pool and customer_id = :customer")
                .param("pool", pool.value())
                .param("customer", customer.value())
                .query(PoolRows::place)
                .optional();
    }

    List<Place> places(CustomerId customer) {
        return jdbc.sql("select * from pool_customer where customer_id = :customer order by since")
                .param("customer", customer.value())
                .query(PoolRows::place)
                .list();
    }

    /** Out of all pools; whoever has an owner is in none. */
    void leave(Collection<CustomerId> customers) {
        jdbc.sql("""
                        with gone as (
                            delete from pool_notice
                            where customer_id = any(:customers)
                        )
                        delete from pool_customer
                        where customer_id = any(:customers)
                        """)
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .update();
    }

    /** Makes takes of one person from one pool wait for each other. */
    void oneAtATime(PoolId pool, UserId person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "POOL " + pool + " " + person)
                .query(row -> {});
    }

    int takenSince(PoolId pool, UserId person, Instant since) {
        return jdbc.sql("""
                        select count(*)
                        from pool_take
                        where pool_id = :pool
                            and taken_by = :person
                            and taken_at >= :since
                        """)
                .param("pool", pool.value())
                .param("person", person.value())
                .param("since", Instants.utc(since))
                .query(Integer.class)
                .single();
    }

    void taken(PoolId pool, CustomerId customer, UserId by, Instant at) {
        jdbc.sql(
                        "insert into pool_take (id, pool_id, customer_id, taken_by, taken_at) values (:id, :pool, :customer, :by, :at)")
                .param("id", Ids.next())
                .param("pool", pool.value())
                .param("customer", customer.value())
                .param("by", by.value())
                .param("at", Instants.utc(at))
                .update();
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        var former = row.getObject("former_id", UUID.class);
        return new Place(
                new PoolId(row.getObject("pool_id", UUID.class)),
                former == null ? null : new UserId(former),
                Instants.instant(row, "since"));
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                new PoolId(row.getObject("id", UUID.class)),
                new PoolRules(
                        row.getString("name"),
                        List.of((String[]) row.getArray("teams").getArray()),
                        row.getInt("takes_a_day"),
                        row.getInt("former_waits_days"),
                        row.getObject("back_after_days", Integer.class),
                        row.getObject("back_after_purchase", Integer.class),
                        row.getObject("back_after_contract", Integer.class),
                        row.getInt("warns_days"),
                        row.getBoolean("hides"),
                        row.getBoolean("active")),
                row.getString("by_name"),
                Instants.instant(row, "changed_at"));
    }
}
