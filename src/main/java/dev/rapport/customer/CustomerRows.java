package dev.rapport.customer;

import dev.rapport.customer.search.SearchKey;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of customers and of the facts about them. */
@Component
class CustomerRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    CustomerRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes transactions that mean the same customer wait for each other, in an order that cannot deadlock. */
    void lock(Collection<String> keys) {
        if (keys.isEmpty()) return;
        jdbc.sql("""
                        select pg_advisory_xact_lock(hashtextextended(key, 0))
                        from (select unnest(cast(:keys as text[])) as key order by 1) sorted
                        """)
                .param("keys", keys.toArray(String[]::new))
                .query((row, i) -> true)
                .list();
    }

    /**
     * A customer on its way in.
     *
     * @param run the import that makes it
     */
    record Fresh(
            CustomerId id,
            NewCustomer customer,
            CustomerTerms terms,
            @Nullable UUID run) {}

    void insert(List<Fresh> all) {
        if (all.isEmpty()) return;
        var searched = all.stream().map(one -> one.customer().searchKey()).toList();
        jdbc.sql("""
                        insert into customer (
                            id, kind, name, name_key, search_key, search_grams, external, tier, language, contract, terms_at,
                            lifecycle, owner_id, import_id, created_at)
                        select id, kind, name, name_key, search_key, cast(grams as int4[]), external, tier, language,
                            contract,
                            case when coalesce(language, contract) is not null then cast(:at as timestamptz) end,
                            :lifecycle, owner_id, import_id, cast(:at as timestamptz)
                        from unnest(
                                cast(:ids as uuid[]), cast(:kinds as text[]), cast(:names as text[]),
                                cast(:keys as text[]), cast(:searchKeys as text[]), cast(:grams as text[]),
                                cast(:externals as text[]), cast(:tiers as text[]), cast(:languages as text[]), cast(:contracts as text[]),
                                cast(:owners as uuid[]), cast(:runs as uuid[]))
                            as fresh (
                                id, kind, name, name_key, search_key, grams, external, tier, language, contract, owner_id,
                                import_id)
                        """)
                .param("ids", all.stream().map(one -> one.id().value()).toArray(UUID[]::new))
                .param("kinds", texts(all, one -> one.customer().kind().name()))
                .param("names", texts(all, one -> one.customer().name()))
                .param(
                        "keys",
                        texts(all, one -> NameKey.of(one.customer().name()).text()))
                .param("searchKeys", texts(searched, SearchKey::text))
                .param("grams", texts(searched, SearchKey::writtenGrams))
                .param("externals", texts(all, one -> one.customer().external()))
                .param("tiers", texts(all, one -> one.terms().tier()))
                .param("languages", texts(all, one -> one.terms().language()))
                .param("contracts", texts(all, one -> one.terms().contract()))
                .param("owners", all.stream().map(CustomerRows::owner).toArray(UUID[]::new))
                .param("runs", all.stream().map(Fresh::run).toArray(UUID[]::new))
                .param("lifecycle", Lifecycle.PROSPECT.name())
                .param("at", Instants.utc(clock.instant()))
                .update();
    }

    private static @Nullable UUID owner(Fresh fresh) {
        var owner = fresh.customer().owner();
        return owner == null ? null : owner.value();
    }

    private static <T> String[] texts(Collection<T> all, Function<T, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    void learnWhatIsMissing(CustomerId id, NewCustomer customer) {
        jdbc.sql("""
                        update customer
                        set external = coalesce(external, :external),
                            owner_id = coalesce(owner_id, :owner),
                            version = version + 1
                        where id = :id
                        and (external is null and cast(:external as text) is not null
                            or owner_id is null and cast(:owner as uuid) is not null)
                        """)
                .param("id", id.value())
                .param("external", customer.external(), Types.VARCHAR)
                .param(
                        "owner",
                        customer.owner() == null ? null : customer.owner().value(),
                        Types.OTHER)
                .update();
    }

    /** Keeps others from changing the customer until the transaction ends; false when there is none. */
    boolean hold(CustomerId id) {
        return jdbc.sql("select true from customer where id = :id for no key update")
                .param("id", id.value())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    boolean isHere(CustomerId id) {
        return jdbc.sql("select exists (select 1 from customer where id = :id and erased_at is null)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    void rename(CustomerId id, String name) {
        var searched = kind(id).searchKey(name);
        jdbc.sql("""
                        update customer
                        set name = :name,
                            name_key = :key,
                            search_key = :searchKey,
                            search_grams = :grams,
                            version = version + 1
                        where id = :id
                        """)
                .param("id", id.value())
                .param("name", name)
                .param("key", NameKey.of(name).text())
                .param("searchKey", searched.text())
                .param("grams", searched.grams())
                .update();
    }

    NewCustomer.Kind kind(CustomerId id) {
        return NewCustomer.Kind.valueOf(jdbc.sql("select kind from customer where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single());
    }

    /** People and firms are read otherwise in pinyin. */
    void changeKind(CustomerId id, NewCustomer.Kind kind) {
        var searched = kind.searchKey(names(List.of(id)).getOrDefault(id, ""));
        jdbc.sql("""
                        update customer
                        set kind = :kind, search_key = :searchKey, search_grams = :grams, version = version + 1
                        where id = :id
                        """)
                .param("id", id.value())
                .param("kind", kind.name())
                .param("searchKey", searched.text())
                .param("grams", searched.grams())
                .update();
    }

    boolean changeLifecycle(CustomerId id, Lifecycle lifecycle) {
        return jdbc.sql("""
                        update customer
                        set lifecycle = :lifecycle, version = version + 1
                        where id = :id and lifecycle <> :lifecycle
                        """)
                        .param("id", id.value())
                        .param("lifecycle", lifecycle.name())
                        .update()
                > 0;
    }

    Optional<CustomerCard> card(CustomerId id) {
        return jdbc.sql("""
                        select id, name, tier, owner_id, do_not_contact,
                            array(
                                select masked from contact_point
                                where customer_id = customer.id and contact_point.kind <> 'ADDRESS'
                                order by added_at, contact_point.id) as contact_points
                        from customer
                        where id = :id
                        """)
                .param("id", id.value())
                .query((row, i) -> new CustomerCard(
                        id,
                        row.getString("name"),
                        row.getString("tier"),
                        owner(row.getObject("owner_id", UUID.class)),
                        List.of((String[]) row.getArray("contact_points").getArray()),
                        row.getBoolean("do_not_contact")))
                .optional();
    }

    Map<CustomerId, String> names(Collection<CustomerId> ids) {
        var names = new HashMap<CustomerId, String>();
        jdbc.sql("""
                        select id, name
                        from customer
                        where id = any(:ids)
                        union all
                        select old_id, customer.name
                        from customer_alias
                        join customer on customer.id = canonical_id
                        where old_id = any(:ids)
                        """)
                .param("ids", ids.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query(row -> {
                    names.put(new CustomerId(row.getObject("id", UUID.class)), row.getString("name"));
                });
        return names;
    }

    static @Nullable UserId owner(@Nullable UUID id) {
        return id == null ? null : new UserId(id);
    }

    /** Those that wait for one of them by its external id, or by its name as names are compared. */
    void adoptSubsidiaries(Map<CustomerId, NewCustomer> fresh) {
        var ids = new ArrayList<UUID>();
        var words = new ArrayList<String>();
        fresh.forEach((id, customer) -> {
            if (customer.external() == null) return;
            Stream.of(customer.external(), NameKey.of(customer.name()).text())
                    .distinct()
                    .forEach(word -> {
                        ids.add(id.value());
                        words.add(word);
                    });
        });
        if (ids.isEmpty()) return;
        jdbc.sql("""
                        update customer
                        set parent_id = fresh.id
                        from unnest(cast(:ids as uuid[]), cast(:words as text[])) as fresh (id, word)
                        where customer.parent_external = fresh.word
                            and customer.parent_id is null
                            and customer.id <> fresh.id
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("words", words.toArray(String[]::new))
                .update();
    }
}
