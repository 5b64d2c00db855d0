package dev.rapport.sales.web;

import dev.rapport.platform.Cursor;
import dev.rapport.platform.Money;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.sales.Product;
import dev.rapport.sales.ProductId;
import dev.rapport.sales.Products;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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

    /** A product with its list price. */
    record ProductAnswer(UUID id, String name, @Nullable String series, BigDecimal price, String currency) {

        static ProductAnswer of(Product product) {
            return new ProductAnswer(
                    product.id().value(),
                    product.name(),
                    product.series(),
                    product.price().amount(),
                    product.price().currency().getCurrencyCode());
        }
    }

    private final Products products;

    ProductsApi(Products products) {
        this.products = products;
    }

    @PostMapping
    @Operation(summary = "Add a product, or change the one of that name")
    ResponseEntity<ProductAnswer> put(@RequestBody ProductRequest request) {
        var name = request.name();
        var price = request.price();
        var currency = request.currency();
        if (name == null) throw Refused.invalid("sales.bad-name");
        if (price == null || currency == null) throw Refused.invalid("sales.amount-missing");
        var product = products.put(name, request.series(), Money.of(price, currency));
        return ResponseEntity.created(URI.create("/api/v1/products/" + product.id()))
                .body(ProductAnswer.of(product));
    }

    @GetMapping("/{product}")
    @Operation(summary = "A product by its id")
    ProductAnswer get(@PathVariable String product) {
        return ProductAnswer.of(products.get(ProductId.of(product)));
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
