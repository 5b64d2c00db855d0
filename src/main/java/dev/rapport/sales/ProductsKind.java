package dev.rapport.sales;

import dev.rapport.access.Role;
import dev.rapport.access.WhoMay;
import dev.rapport.imports.Existing;
import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowAnswer;
import dev.rapport.imports.RowEffect;
import dev.rapport.imports.ShippedTable;
import dev.rapport.imports.UndoableImportKind;
import dev.rapport.platform.Money;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Products with series and list price; a column {@code currency} may name another currency than the usual one. */
@Component
class ProductsKind implements UndoableImportKind {

    /** What a seller of hardware sells. */
    private static final ShippedTable PRODUCTS =
            new ShippedTable("crm-sales-products", List.of("product", "series", "sales_price"), ',', "", "");

    private final Products products;
    private final ProductImports brought;
    private final String currency;

    ProductsKind(Products products, ProductImports brought, @Value("${rapport.import.currency:USD}") String currency) {
        this.brought = brought;
        this.products = products;
        this.currency = currency;
    }

    @Override
    public String name() {
        return "products";
    }

    @Override
    public Set<Role> rolesForOne() {
        return WhoMay.call(Products.class, "add", "change");
    }

    @Override
    public List<String> requiredColumns() {
        return List.of("product", "sales_price");
    }

    @Override
    public List<String> numberColumns() {
        return List.of("sales_price");
    }

    @Override
    public List<String> columns() {
        return List.of("product", "series", "sales_price", "currency");
    }

    @Override
    public List<ShippedTable> shipped() {
        return List.of(PRODUCTS);
    }

    @Override
    public @Nullable Object identity(ImportRow row) {
        var name = row.get("product");
        return name == null ? null : Products.key(name);
    }

    @Override
    public void apply(ImportRow row, @Nullable String mapping) {
        answer(row, mapping);
    }

    @Override
    public RowAnswer answer(ImportRow row, @Nullable String mapping) {
        var unit = row.get("currency");
        var price = Cells.amount(row, "sales_price", row.required("sales_price"), unit == null ? currency : unit);
        var series = row.get("series");
        var before = products.named(row.required("product"));
        if (before.isEmpty()) {
            brought.note(row.run(), null, products.put(row.required("product"), series, price));
            return RowAnswer.IN;
        }
        return known(row, before.get(), series, price);
    }

    /** A product that is here has a price; its series may be missing. */
    private RowAnswer known(ImportRow row, Product here, @Nullable String series, Money price) {
        var existing = row.treatment().existingOr(Existing.OVERWRITE);
        if (existing == Existing.SKIP) return RowAnswer.of(RowEffect.SKIPPED);
        var fills = existing == Existing.FILL;
        var then = fills && here.series() != null ? here.series() : series;
        var cost = fills ? here.price() : price;
        if (here.isOffered(then, cost)) return RowAnswer.of(RowEffect.UNCHANGED);
        brought.note(row.run(), here, products.put(row.required("product"), then, cost));
        return RowAnswer.of(RowEffect.CHANGED);
    }

    @Override
    public Prospect prospect(UUID run) {
        return brought.prospect(run);
    }

    @Override
    public Undone undo(UUID run, @Nullable String place, int most) {
        return brought.undo(run, most);
    }

    @Override
    public List<Existing> existing() {
        return List.of(Existing.OVERWRITE, Existing.FILL, Existing.SKIP);
    }
}
