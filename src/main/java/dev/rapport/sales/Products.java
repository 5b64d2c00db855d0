package dev.rapport.sales;

import dev.rapport.access.ChangedMeanwhile;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What we sell. Names that differ only in spaces, case and punctuation mean one product. */
@Service
public class Products {

    private final JdbcClient jdbc;
    private final ProductChanges changes;
    private final ChangedMeanwhile meanwhile;

    Products(JdbcClient jdbc, ProductChanges changes, ChangedMeanwhile meanwhile) {
        this.meanwhile = meanwhile;
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /** Adds a product; refused as a conflict when there is one of that name. */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Transactional
    public Product add(String name, @Nullable String series, Money price) {
        if (named(name).isPresent()) throw Refused.conflict("sales.product-known", name);
        return put(name, series, price);
    }

    /**
     * Gives a product another series and price. What it was before, and who changed it, is kept.
     *
     * @param read the state that the asker replaces; refused when somebody wrote another meanwhile
     */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Transactional
    public Product change(ProductId id, @Nullable String series, Money price, Revision read) {
        var now = locked(id);
        if (!read.isStill(now.revision()) && !now.isOffered(series, price)) throw changed(now);
        return put(now.name(), series, price);
    }

    private Refused changed(Product now) {
        var last = changes.of(now.id()).stream().findFirst();
        return meanwhile.refused(
                "sales.product-changed-meanwhile",
                last.map(ProductChange::by).orElse(null),
                last.map(ProductChange::at).orElse(null),
                now.name(),
                Objects.requireNonNullElse(now.series(), "–"),
                now.price().amount().stripTrailingZeros().toPlainString(),
                now.price().currency().getCurrencyCode());
    }

    private Product locked(ProductId id) {
        return jdbc.sql("select * from product where id = :id for no key update")
                .param("id", id.value())
                .query(Products::row)
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    /** Adds a product, or changes series and price of the one with that name. For managers. */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Transactional
    public Product put(String name, @Nullable String series, Money price) {
        var before = named(name);
        if (before.filter(known -> known.isOffered(series, price)).isPresent()) return before.get();
        var put = write(name, series, price);
        changes.note(before.orElse(null), put);
        return put;
    }

    private Product write(String name, @Nullable String series, Money price) {
        var product = new Product(ProductId.next(), CleanText.line(name), CleanText.lineOrNull(series), price);
        var id = jdbc.sql("""
                        insert into product (id, name, name_key, series, price, currency)
                        values (:id, :name, :key, :series, :price, :currency)
                        on conflict (name_key) do update
                        set series = excluded.series,
                            price = excluded.price,
                            currency = excluded.currency
                        returning id
                        """)
                .param("id", product.id().value())
                .param("name", product.name())
                .param("key", key(product.name()))
                .param("series", product.series(), Types.VARCHAR)
                .param("price", price.amount())
                .param("currency", price.currency().getCurrencyCode())
                .query(UUID.class)
                .single();
        return get(new ProductId(id));
    }

    @ForEverybody("everybody knows what we sell")
    public Product get(ProductId id) {
        return jdbc.sql("select * from product where id = :id")
                .param("id", id.value())
                .query(Products::row)
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    @ForEverybody("everybody knows what we sell")
    public Optional<Product> named(String name) {
        return Optional.ofNullable(named(Set.of(name)).get(name));
    }

    /** The same for many in one query; those that nothing is called are left out. */
    Map<String, Product> named(Collection<String> names) {
        var keys = names.stream().distinct().collect(Collectors.toMap(Function.identity(), Products::key));
        var found = jdbc
                .sql("select * from product where name_key = any(:keys)")
                .param("keys", keys.values().stream().distinct().toArray(String[]::new))
                .query(Products::row)
                .list()
                .stream()
                .collect(Collectors.toMap(product -> key(product.name()), Function.identity()));
        var named = new HashMap<String, Product>();
        keys.forEach((name, key) -> Optional.ofNullable(found.get(key)).ifPresent(product -> named.put(name, product)));
        return named;
    }

    /** By name; those after that name, which is how the next page starts. */
    @ForEverybody("everybody knows what we sell")
    public List<Product> list(int limit, @Nullable String afterName) {
        return jdbc.sql("""
                        select *
                        from product
                        where cast(:after as text) is null or name > :after
                        order by name
                        limit :limit
                        """)
                .param("after", afterName, Types.VARCHAR)
                .param("limit", limit)
                .query(Products::row)
                .list();
    }

    /** What became of the product, the last change first. */
    @ForEverybody("everybody knows what we sell")
    public List<ProductChange> changes(ProductId id) {
        return changes.of(get(id).id());
    }

    static String key(String name) {
        var key = CleanText.line(name).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        if (key.isEmpty()) throw Refused.invalid("sales.bad-name");
        return key;
    }

    private static Product row(ResultSet row, int number) throws SQLException {
        return new Product(
                new ProductId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("series"),
                Money.of(row.getBigDecimal("price"), row.getString("currency")));
    }
}
