package dev.rapport.customer.needs.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.customer.needs.NewUsedProduct;
import dev.rapport.customer.needs.UsedProduct;
import dev.rapport.customer.needs.UsedProducts;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Revision;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/{id}/products-used")
class UsedProductsApi {

    /** @param serial serial or licence number */
    record UsedProductRequest(
            @Nullable String product,
            @Nullable LocalDate since,
            @Nullable String serial,
            @Nullable LocalDate warrantyUntil,
            @Nullable LocalDate contractUntil) {

        NewUsedProduct told() {
            return new NewUsedProduct(
                    Objects.requireNonNullElse(product, ""), since, serial, warrantyUntil, contractUntil);
        }
    }

    /** @param version to be sent as If-Match by whoever changes it */
    record UsedProductAnswer(
            UUID id,
            String product,
            @Nullable LocalDate since,
            @Nullable String serial,
            @Nullable LocalDate warrantyUntil,
            @Nullable LocalDate contractUntil,
            String version) {

        static UsedProductAnswer of(UsedProduct used) {
            return new UsedProductAnswer(
                    used.id(),
                    used.product(),
                    used.since(),
                    used.serial(),
                    used.warrantyUntil(),
                    used.contractUntil(),
                    used.revision().mark());
        }
    }

    record AddedUsedProduct(UUID id) {}

    private final UsedProducts products;

    UsedProductsApi(UsedProducts products) {
        this.products = products;
    }

    @GetMapping
    @Operation(summary = "What a customer uses, the newest first")
    Page<UsedProductAnswer> list(@PathVariable String id) {
        return new Page<>(products.of(CustomerId.of(id)), null).map(UsedProductAnswer::of);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Take down what a customer uses")
    AddedUsedProduct add(@PathVariable String id, @RequestBody UsedProductRequest request) {
        return new AddedUsedProduct(products.add(CustomerId.of(id), request.told()));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/{product}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say it otherwise; undone by the customer's history")
    void change(
            @PathVariable String id,
            @PathVariable String product,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String read,
            @RequestBody UsedProductRequest request) {
        var revision = Revision.ifMatch(read);
        products.change(CustomerId.of(id), Ids.parse(product), request.told(), revision);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @DeleteMapping("/{product}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "It is not used any more; undone by the customer's history")
    void remove(
            @PathVariable String id,
            @PathVariable String product,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String read) {
        products.remove(CustomerId.of(id), Ids.parse(product), Revision.ifMatch(read));
    }
}
