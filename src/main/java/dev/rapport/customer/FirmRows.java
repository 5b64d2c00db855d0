package dev.rapport.customer;

import dev.rapport.customer.CustomersMeant.Account;
import dev.rapport.customer.NewCustomer.Kind;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of many firms, found and written in statements that serve all of them. */
@Component
class FirmRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    FirmRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those whose external id it is, and those that are called so and have another one; known longest first. */
    List<Account> called(Collection<ToldCustomer> told) {
        var externals = told.stream()
                .map(one -> one.customer().external())
                .filter(Objects::nonNull)
                .toArray(String[]::new);
        if (externals.length == 0) return List.of();
        return jdbc.sql("""
            select id, external, name_key, false as merged
            from customer
            where external = any(:accounts)
            union
            select id, external, name_key, false
            from customer
            where kind = 'ORGANISATION' and name_key = any(:names) and external is not null
                        union
                        select canonical_id, external, name_key, true
                        from customer_alias
                        where external = any(:accounts)
                            or kind = 'ORGANISATION' and name_key = any(:names) and external is not null
                        order by id
            """)
                .param("accounts", externals)
                .param(
                        "names",
                        texts(
                                told.stream().filter(ToldCustomer::isFirmByName).toList(),
                                one -> one.key().text()))
                .query((row, number) -> new Account(
                        new CustomerId(row.getObject("id", UUID.class)),
                        row.getString("external"),
                        row.getString("name_key"),
                        row.getBoolean("merged")))
                .list();
    }

    /** A customer that has a number or an address, by which a row may mean it. */
    record Reached(CustomerId id, Kind kind, @Nullable String external, String nameKey, String point) {}

    /** Customers that are called so and have the number or the address that a row tells of them. */
    List<Reached> reached(Collection<ToldCustomer> told) {
        var points = told.stream().flatMap(one -> one.knownBy().stream()).toList();
        if (points.isEmpty()) return List.of();
        return jdbc.sql("""
                        select distinct customer.id, customer.kind, customer.external, customer.name_key,
                            point.kind || ' ' || point.value as point
                        from contact_point point
                        join customer on customer.id = point.customer_id
                        where (point.kind, point.value) in (
                                select kind, value
                                from unnest(cast(:kinds as text[]), cast(:values as text[])) as told (kind, value))
                            and customer.name_key = any(:names)
                        """)
                .param("kinds", texts(points, point -> point.kind().name()))
                .param("values", texts(points, ContactPoint::value))
                .param("names", told.stream().map(one -> one.key().text()).toArray(String[]::new))
                .query((row, number) -> new Reached(
                        new CustomerId(row.getObject("id", UUID.class)),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("external"),
                        row.getString("name_key"),
                        row.getString("point")))
                .list();
    }

    /** Which kinds of contact points firms have. */
    Map<CustomerId, Set<String>> pointKinds(Collection<CustomerId> ids) {
        var kinds = new HashMap<CustomerId, Set<String>>();
        if (ids.isEmpty()) return kinds;
        jdbc.sql("select distinct customer_id, kind from contact_point where customer_id = any(:ids)")
                .param("ids", ids(ids, id -> id))
                .query(row -> {
                    kinds.computeIfAbsent(
                                    new CustomerId(row.getObject("customer_id", UUID.class)), first -> new HashSet<>())
                            .add(row.getString("kind"));
                });
        return kinds;
    }

    /** The terms, kept from others until the transaction ends. */
    Map<CustomerId, CustomerTerms> lockedTerms(Collection<CustomerId> ids) {
        var terms = new HashMap<CustomerId, CustomerTerms>();
        if (ids.isEmpty()) return terms;
        jdbc.sql("""
            select id, tier, language, contract
            from customer
            where id = any(:ids)
            order by id
            for no key update
            """).param("ids", ids(ids, id -> id)).query(row -> {
            terms.put(
                    new CustomerId(row.getObject("id", UUID.class)),
                    new CustomerTerms(row.getString("tier"), row.getString("language"), row.getString("contract")));
        });
        return terms;
    }

    void changeTerms(Map<CustomerId, CustomerTerms> terms) {
        if (terms.isEmpty()) return;
        jdbc.sql("""
            update customer
            set tier = told.tier,
                language = told.language,
                contract = told.contract,
                terms_by = null,
                terms_at = :at,
                version = version + 1
            from unnest(
                    cast(:ids as uuid[]), cast(:tiers as text[]), cast(:languages as text[]),
                    cast(:contracts as text[]))
                as told (id, tier, language, contract)
            where customer.id = told.id
            """)
                .param("ids", ids(terms.keySet(), id -> id))
                .param("tiers", texts(terms.values(), CustomerTerms::tier))
                .param("languages", texts(terms.values(), CustomerTerms::language))
                .param("contracts", texts(terms.values(), CustomerTerms::contract))
                .param("at", Instants.utc(clock.instant()))
                .update();
    }

    /**
     * Whose subsidiary a firm is.
     *
     * @param name of the parent; absent when it has none
     * @param parent absent when it is not here yet
     */
    record Subsidiary(
            CustomerId id, @Nullable NameKey name, @Nullable CustomerId parent) {}

    /** The names of their parents, of those who have one. */
    Map<CustomerId, String> parents(Collection<CustomerId> ids) {
        var parents = new HashMap<CustomerId, String>();
        jdbc.sql("""
                        select id, parent_external
                        from customer
                        where id = any(:ids) and parent_external is not null
                        """).param("ids", ids(ids, id -> id)).query(row -> {
            parents.put(new CustomerId(row.getObject("id", UUID.class)), row.getString("parent_external"));
        });
        return parents;
    }

    /** Nobody is the subsidiary of itself. */
    void link(Collection<Subsidiary> subsidiaries) {
        if (subsidiaries.isEmpty()) return;
        jdbc.sql("""
            update customer
            set parent_external = told.name, parent_id = told.parent
            from unnest(cast(:ids as uuid[]), cast(:names as text[]), cast(:parents as uuid[]))
                as told (id, name, parent)
            where customer.id = told.id
                and customer.id is distinct from told.parent
            """)
                .param("ids", ids(subsidiaries, Subsidiary::id))
                .param("names", texts(subsidiaries, FirmRows::parentName))
                .param("parents", ids(subsidiaries, Subsidiary::parent))
                .update();
    }

    private static @Nullable String parentName(Subsidiary one) {
        var name = one.name();
        return name == null ? null : name.text();
    }

    /** Which of the firms are above themselves, over other firms. */
    Set<CustomerId> aboveThemselves(Collection<CustomerId> firms) {
        if (firms.isEmpty()) return Set.of();
        return Set.copyOf(jdbc.sql("""
                        with recursive above as (
                            select id as firm, parent_id as parent
                            from customer
                            where id = any(:firms)
                                and parent_id is not null
                            union
                            select above.firm, customer.parent_id
                            from above
                            join customer on customer.id = above.parent
                            where customer.parent_id is not null
                                and above.parent <> above.firm
                        )
                        select firm
                        from above
                        where parent = firm
                        """)
                .param("firms", ids(firms, id -> id))
                .query((row, number) -> new CustomerId(row.getObject("firm", UUID.class)))
                .list());
    }

    void cut(CustomerId firm) {
        jdbc.sql("update customer set parent_id = null, parent_external = null where id = :firm")
                .param("firm", firm.value())
                .update();
    }

    private static <T> UUID[] ids(Collection<T> all, Function<T, @Nullable CustomerId> id) {
        return all.stream()
                .map(one -> {
                    var found = id.apply(one);
                    return found == null ? null : found.value();
                })
                .toArray(UUID[]::new);
    }

    private static <T> String[] texts(Collection<T> all, Function<T, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
