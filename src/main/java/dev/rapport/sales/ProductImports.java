package dev.rapport.sales;

import dev.rapport.imports.RowNote;
import dev.rapport.imports.UndoableImportKind.Prospect;
import dev.rapport.imports.UndoableImportKind.Undone;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What imports made of products, and the way back: a product that an import made goes unless an opportunity is about it,
 * one that it changed is again what it was. Either only as long as it is what the import made of it.
 */
@Component
class ProductImports {

    private static final String UNTOUCHED = """
        (product.series, product.price, product.currency)
            is not distinct from (told.series_after, told.price_after, told.currency_after)
        """;

    private static final String GOES = "made and " + UNTOUCHED + """
            and not exists (select from opportunity where opportunity.product_id = product.id)
        """;

    private static final String BACK = "not made and " + UNTOUCHED;

    private record Told(ProductId id, String name, boolean goes, boolean back) {}

    private final JdbcClient jdbc;
    private final ProductChanges changes;
    private final Products products;

    ProductImports(JdbcClient jdbc, ProductChanges changes, Products products) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.products = products;
    }

    /** Of several changes by one import the first had what was before, the last has what is now. */
    void note(@Nullable UUID run, @Nullable Product before, Product now) {
        if (run == null) return;
        jdbc.sql("""
            insert into product_import (
                import_id, product_id, made, series_before, price_before, currency_before,
                series_after, price_after, currency_after)
            values (
                :run, :product, :made, :seriesBefore, :priceBefore, :currencyBefore,
                :series, :price, :currency)
            on conflict (import_id, product_id) do update
            set series_after = excluded.series_after,
                price_after = excluded.price_after,
                currency_after = excluded.currency_after
            """)
                .param("run", run)
                .param("product", now.id().value())
                .param("made", before == null)
                .param("seriesBefore", before == null ? null : before.series(), Types.VARCHAR)
                .param("priceBefore", before == null ? null : before.price().amount(), Types.NUMERIC)
                .param(
                        "currencyBefore",
                        before == null ? null : before.price().currency().getCurrencyCode(),
                        Types.VARCHAR)
                .param("series", now.series(), Types.VARCHAR)
                .param("price", now.price().amount())
                .param("currency", now.price().currency().getCurrencyCode())
                .update();
    }

    Prospect prospect(UUID run) {
        return jdbc.sql("""
            select count(*) filter (where %1$s) as goes,
                count(*) filter (where %2$s) as back,
                count(*) filter (where not (%1$s) and not (%2$s)) as stays
            from product_import told
            join product on product.id = told.product_id
            where told.import_id = :run
            """.formatted(GOES, BACK))
                .param("run", run)
                .query((row, number) -> new Prospect(row.getLong("goes"), row.getLong("back"), row.getLong("stays")))
                .single();
    }

    /** What is undone, or stays, is no longer kept as what the import did. */
    Undone undo(UUID run, int most) {
        var page = page(run, most);
        var gone = page.stream().filter(Told::goes).map(Told::id).toList();
        for (var table : List.of("product_change where product_id", "product where id"))
            jdbc.sql("delete from " + table + " = any(:gone)")
                    .param("gone", ids(gone))
                    .update();
        var stays = new ArrayList<RowNote>();
        var back = 0;
        for (var told : page) {
            if (told.back()) {
                giveBack(run, told.id());
                back++;
            } else if (!told.goes()) stays.add(new RowNote("import.undo.product-stays", told.name()));
        }
        jdbc.sql("delete from product_import where import_id = :run and product_id = any(:page)")
                .param("run", run)
                .param("page", ids(page.stream().map(Told::id).toList()))
                .update();
        return new Undone(gone.size(), back, stays, page.size() < most ? null : "more");
    }

    private List<Told> page(UUID run, int most) {
        return jdbc.sql("""
            select product.id, product.name, %s as goes, %s as back
            from product_import told
            join product on product.id = told.product_id
            where told.import_id = :run
            order by product.id
            limit :most
            for update of product
            """.formatted(GOES, BACK))
                .param("run", run)
                .param("most", most)
                .query((row, number) -> new Told(
                        new ProductId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getBoolean("goes"),
                        row.getBoolean("back")))
                .list();
    }

    private void giveBack(UUID run, ProductId id) {
        var before = products.get(id);
        jdbc.sql("""
            update product
            set series = told.series_before,
                price = told.price_before,
                currency = told.currency_before
            from product_import told
            where told.import_id = :run
                and told.product_id = product.id
                and product.id = :id
            """).param("run", run).param("id", id.value()).update();
        changes.note(before, products.get(id));
    }

    private static UUID[] ids(List<ProductId> ids) {
        return ids.stream().map(ProductId::value).toArray(UUID[]::new);
    }
}
