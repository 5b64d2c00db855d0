package dev.rapport.sales.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Money;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.sales.Product;
import dev.rapport.sales.ProductChange;
import dev.rapport.sales.ProductId;
import dev.rapport.sales.Products;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/products")
class ProductsApi {

    private static final int LONGEST_PAGE = 200;

    /** A product to be added or changed. */
    record ProductRequest(
            @Nullable String name,
            @Nullable String series,
            @Nullable BigDecimal price,
            @Nullable String currency) {}

    /**
     * A product with its list price.
     *
     * @param version to be sent as If-Match by whoever changes it
     */
    record ProductAnswer(
            UUID id, String name, @Nullable String series, BigDecimal price, String currency, String version) {

        static ProductAnswer of(Product product) {
            return new ProductAnswer(
                    product.id().value(),
                    product.name(),
                    product.series(),
                    product.price().amount(),
                    product.price().currency().getCurrencyCode(),
                    product.revision().mark());
        }
    }

    private final Products products;

    ProductsApi(Products products) {
        this.products = products;
    }

    /** What a product was from a time on; without a person when an import or the system said so. */
    record ProductChangeAnswer(
            Instant at, @Nullable UUID by, @Nullable String series, BigDecimal price, String currency) {

        static ProductChangeAnswer of(ProductChange change) {
            var by = change.by();
            return new ProductChangeAnswer(
                    change.at(),
                    by == null ? null : by.value(),
                    change.series(),
                    change.price().amount(),
                    change.price().currency().getCurrencyCode());
        }
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @Operation(summary = "Add a product; for managers")
    ResponseEntity<ProductAnswer> add(@RequestBody ProductRequest request) {
        var name = request.name();
        if (name == null) throw Refused.invalid("sales.bad-name");
        var product = products.add(name, request.series(), price(request));
        return ResponseEntity.created(URI.create("/api/v1/products/" + product.id()))
                .body(ProductAnswer.of(product));
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @PutMapping("/{product}")
    @Operation(summary = "Give a product another series and price; for managers. What it was is kept")
    @Replaces
    ResponseEntity<ProductAnswer> change(
            @PathVariable String product,
            @RequestBody ProductRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var revision = Revision.ifMatch(read);
        return answer(products.change(ProductId.of(product), request.series(), price(request), revision));
    }

    @GetMapping("/{product}/changes")
    @Operation(summary = "What a product was and who changed it, the last change first")
    List<ProductChangeAnswer> changes(@PathVariable String product) {
        return products.changes(ProductId.of(product)).stream()
                .map(ProductChangeAnswer::of)
                .toList();
    }

    private static Money price(ProductRequest request) {
        var price = request.price();
        var currency = request.currency();
        if (price == null || currency == null) throw Refused.invalid("sales.amount-missing");
        return Money.written(price, currency);
    }

    @GetMapping("/{product}")
    @Operation(summary = "A product by its id")
    ResponseEntity<ProductAnswer> get(@PathVariable String product) {
        return answer(products.get(ProductId.of(product)));
    }

    private static ResponseEntity<ProductAnswer> answer(Product product) {
        return ResponseEntity.ok().eTag(product.revision().tag()).body(ProductAnswer.of(product));
    }

    @GetMapping
    @Operation(summary = "All products by name")
    Page<ProductAnswer> list(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String after) {
        var size = Math.clamp(limit, 1, LONGEST_PAGE);
        var from = after == null ? null : Cursor.parse(after, 1).getFirst();
        return Page.of(products.list(size + 1, from), size, product -> Cursor.of(product.name()))
                .map(ProductAnswer::of);
    }
}
