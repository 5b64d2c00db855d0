package dev.rapport.customer.pools.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.customer.pools.Pool;
import dev.rapport.customer.pools.PoolId;
import dev.rapport.customer.pools.PoolRules;
import dev.rapport.customer.pools.PooledCustomer;
import dev.rapport.customer.pools.Pools;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/pools")
class PoolsApi {

    /**
     * The rules of a pool.
     *
     * @param teams keys: their people may take, their customers come back
     * @param takesADay how many one person may take on one day
     * @param formerWaitsDays how long the former owner waits before taking the customer again
     * @param backAfterDays without real activity; absent where nothing comes back for that
     * @param backAfterPurchase days after the last purchase; absent where nothing comes back for that
     * @param backAfterContract days after the end of the last contract; absent where nothing comes back for that
     * @param warnsDays how long before that the owner is told
     * @param hides whether only managers uncover contact data before somebody takes the customer
     * @param active whether the pool is in use; it is if absent
     */
    record PoolRequest(
            @Nullable String name,
            @Nullable List<String> teams,
            @Nullable Integer takesADay,
            @Nullable Integer formerWaitsDays,
            @Nullable Integer backAfterDays,
            @Nullable Integer backAfterPurchase,
            @Nullable Integer backAfterContract,
            @Nullable Integer warnsDays,
            @Nullable Boolean hides,
            @Nullable Boolean active) {

        PoolRules rules() {
            return new PoolRules(
                    Objects.requireNonNullElse(name, ""),
                    Objects.requireNonNullElse(teams, List.of()),
                    said(takesADay, "takesADay"),
                    said(formerWaitsDays, "formerWaitsDays"),
                    backAfterDays,
                    backAfterPurchase,
                    backAfterContract,
                    said(warnsDays, "warnsDays"),
                    Boolean.TRUE.equals(hides),
                    !Boolean.FALSE.equals(active));
        }

        private static int said(@Nullable Integer value, String field) {
            if (value == null) throw Refused.invalid("pools.missing", field).at(field);
            return value;
        }
    }

    /** @param version to be sent as If-Match by whoever replaces the rules */
    record PoolAnswer(
            String id,
            PoolRules rules,
            @Nullable String changedBy,
            Instant changedAt,
            boolean mayTake,
            String version) {

        static PoolAnswer of(Pool pool) {
            return new PoolAnswer(
                    pool.id().toString(),
                    pool.rules(),
                    pool.changedBy(),
                    pool.changedAt(),
                    pool.mayTake(),
                    pool.rules().revision().mark());
        }
    }

    /** @param former name of the owner before */
    record PooledAnswer(
            String customer,
            String name,
            String tier,
            @Nullable String former,
            String why,
            Instant since) {

        static PooledAnswer of(PooledCustomer one) {
            return new PooledAnswer(
                    one.customer().toString(), one.name(), one.tier(), one.former(), one.why(), one.since());
        }
    }

    record PutBackRequest(
            @Nullable String customer, @Nullable String reason) {}

    private final Pools pools;

    PoolsApi(Pools pools) {
        this.pools = pools;
    }

    @GetMapping
    @Operation(summary = "The pools of the asker's teams; all for those who see all")
    List<PoolAnswer> list() {
        return pools.list().stream().map(PoolAnswer::of).toList();
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @Operation(summary = "Make a pool of customers without an owner")
    ResponseEntity<PoolAnswer> make(@RequestBody PoolRequest request) {
        var made = pools.get(pools.make(request.rules()));
        return ResponseEntity.created(URI.create("/api/v1/pools/" + made.id())).body(PoolAnswer.of(made));
    }

    @GetMapping("/{pool}")
    @Operation(summary = "A pool with its rules")
    ResponseEntity<PoolAnswer> get(@PathVariable String pool) {
        return tagged(PoolId.of(pool));
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/{pool}")
    @Operation(summary = "Replace the rules of a pool")
    ResponseEntity<PoolAnswer> change(
            @PathVariable String pool,
            @RequestBody PoolRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        pools.change(PoolId.of(pool), request.rules(), Revision.ifMatch(read));
        return tagged(PoolId.of(pool));
    }

    @GetMapping("/{pool}/customers")
    @Operation(summary = "The customers in a pool, who came last first")
    Page<PooledAnswer> customers(
            @PathVariable String pool,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return pools.customers(PoolId.of(pool), limit, after).map(PooledAnswer::of);
    }

    @ForThoseConcerned
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{pool}/customers")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Put a customer into a pool, with the reason; its owner and managers may")
    void putBack(@PathVariable String pool, @RequestBody PutBackRequest request) {
        if (request.customer() == null)
            throw Refused.invalid("pools.missing", "customer").at("customer");
        pools.putBack(
                PoolId.of(pool), CustomerId.of(request.customer()), Objects.requireNonNullElse(request.reason(), ""));
    }

    @ForThoseConcerned
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER})
    @Creates
    @PostMapping("/{pool}/customers/{customer}/take")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a customer out of a pool; of two at once one gets it")
    void take(@PathVariable String pool, @PathVariable String customer) {
        pools.take(PoolId.of(pool), CustomerId.of(customer));
    }

    private ResponseEntity<PoolAnswer> tagged(PoolId id) {
        var found = pools.get(id);
        return ResponseEntity.ok().eTag(found.rules().revision().tag()).body(PoolAnswer.of(found));
    }
}
