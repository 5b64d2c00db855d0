package dev.rapport.loyalty.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.loyalty.Coupon;
import dev.rapport.loyalty.CouponBatch;
import dev.rapport.loyalty.CouponBatches;
import dev.rapport.loyalty.CouponTerms;
import dev.rapport.loyalty.Coupons;
import dev.rapport.loyalty.Redemption;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Money;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
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
@RequestMapping("/api/v1/coupons")
class CouponsApi {

    private static final int MOST = 200;
    private static final int USUAL_MINUTES = 15;

    /** @param worth an amount of the currency, or percent; absent for a gift */
    record BatchRequest(
            @Nullable String name,
            CouponTerms.@Nullable Kind kind,
            @Nullable BigDecimal worth,
            @Nullable String gift,
            @Nullable String currency,
            @Nullable BigDecimal minimum,
            @Nullable List<String> products,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            @Nullable Integer total,
            @Nullable Integer perPerson,
            @Nullable Boolean stackable,
            @Nullable BigDecimal budget,
            @Nullable Boolean thanks) {

        CouponTerms terms() {
            if (kind == null) throw Refused.unfit("coupon.kind-missing");
            if (currency == null) throw Refused.unfit("coupon.currency-missing");
            if (validFrom == null) throw Refused.unfit("coupon.from-missing");
            return new CouponTerms(
                    Objects.requireNonNullElse(name, ""),
                    kind,
                    worth,
                    gift,
                    Money.of(BigDecimal.ZERO, currency).currency(),
                    minimum,
                    Objects.requireNonNullElse(products, List.<String>of()).stream()
                            .filter(Objects::nonNull)
                            .toList(),
                    validFrom,
                    validUntil,
                    total,
                    perPerson,
                    stackable != null && stackable,
                    budget,
                    thanks != null && thanks);
        }
    }

    /** @param cost what those that are reserved and redeemed take off */
    record BatchAnswer(
            UUID id,
            String name,
            CouponTerms.Kind kind,
            @Nullable BigDecimal worth,
            @Nullable String gift,
            String currency,
            @Nullable BigDecimal minimum,
            List<String> products,
            Instant validFrom,
            @Nullable Instant validUntil,
            @Nullable Integer total,
            @Nullable Integer perPerson,
            boolean stackable,
            @Nullable BigDecimal budget,
            boolean thanks,
            CouponBatch.State state,
            int issued,
            int reserved,
            int redeemed,
            BigDecimal cost,
            @Nullable BigDecimal budgetLeft) {

        static BatchAnswer of(CouponBatch batch) {
            var terms = batch.terms();
            return new BatchAnswer(
                    batch.id(),
                    terms.name(),
                    terms.kind(),
                    terms.worth(),
                    terms.gift(),
                    terms.currency().getCurrencyCode(),
                    terms.minimum(),
                    terms.products(),
                    terms.validFrom(),
                    terms.validUntil(),
                    terms.total(),
                    terms.perPerson(),
                    terms.stackable(),
                    terms.budget(),
                    terms.thanks(),
                    batch.state(),
                    batch.issued(),
                    batch.reserved(),
                    batch.redeemed(),
                    batch.cost(),
                    batch.budgetLeft());
        }
    }

    /** To whom a coupon is given. */
    record IssueRequest(@Nullable UUID customer) {}

    /** @param minutes how long it is reserved, 15 unless it says so */
    record OrderRequest(
            @Nullable String order,
            @Nullable BigDecimal amount,
            @Nullable List<String> products,
            @Nullable Integer minutes) {

        Redemption.Order told() {
            if (amount == null) throw Refused.unfit("coupon.amount-missing");
            return new Redemption.Order(
                    Objects.requireNonNullElse(order, ""),
                    amount,
                    Objects.requireNonNullElse(products, List.<String>of()).stream()
                            .filter(Objects::nonNull)
                            .toList());
        }
    }

    /**
     * A redemption that is given back.
     *
     * @param order for which the coupon was redeemed
     * @param reason why, such as that the order was cancelled
     */
    record GiveBackRequest(@Nullable String order, @Nullable String reason) {}

    /**
     * A coupon of a customer.
     *
     * @param code whole for those who give coupons, else its last signs
     * @param amount what it takes off the order
     * @param givenBack that its last redemption was given back, if it was
     */
    record CouponAnswer(
            UUID id,
            UUID batch,
            String batchName,
            UUID customer,
            String code,
            Coupon.State state,
            Instant issuedAt,
            @Nullable Instant validUntil,
            @Nullable String order,
            @Nullable Instant reservedUntil,
            @Nullable BigDecimal amount,
            @Nullable Instant redeemedAt,
            Coupon.@Nullable GivenBack givenBack) {

        static CouponAnswer of(Coupon coupon) {
            return new CouponAnswer(
                    coupon.id(),
                    coupon.batchId(),
                    coupon.batch(),
                    coupon.customer().value(),
                    coupon.code(),
                    coupon.state(),
                    coupon.issuedAt(),
                    coupon.validUntil(),
                    coupon.order(),
                    coupon.reservedUntil(),
                    coupon.amount(),
                    coupon.redeemedAt(),
                    coupon.givenBack());
        }
    }

    private final CouponBatches batches;
    private final Coupons coupons;
    private final Redemption redemption;

    CouponsApi(CouponBatches batches, Coupons coupons, Redemption redemption) {
        this.batches = batches;
        this.coupons = coupons;
        this.redemption = redemption;
    }

    @GetMapping("/batches")
    @Operation(summary = "Batches of coupons, the newest first")
    Page<BatchAnswer> list(
            @RequestParam(required = false) CouponBatch.@Nullable State state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return batches.list(state, Math.clamp(limit, 1, MOST), after).map(BatchAnswer::of);
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/batches")
    @Operation(summary = "Make a batch; it is a draft until it is started")
    ResponseEntity<BatchAnswer> make(@RequestBody BatchRequest given) {
        var id = batches.make(given.terms());
        return ResponseEntity.created(URI.create("/api/v1/coupons/batches/" + id))
                .body(BatchAnswer.of(batches.get(id)));
    }

    @GetMapping("/batches/{batch}")
    ResponseEntity<BatchAnswer> get(@PathVariable UUID batch) {
        var found = batches.get(batch);
        return ResponseEntity.ok().eTag(found.revision().tag()).body(BatchAnswer.of(found));
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/batches/{batch}")
    @Operation(summary = "Change a draft")
    ResponseEntity<BatchAnswer> change(
            @PathVariable UUID batch,
            @RequestBody BatchRequest given,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        batches.change(batch, given.terms(), Revision.ifMatch(read));
        return get(batch);
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @PostMapping("/batches/{batch}/start")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void start(@PathVariable UUID batch) {
        batches.start(batch);
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @PostMapping("/batches/{batch}/stop")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop(@PathVariable UUID batch) {
        batches.stop(batch);
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @DeleteMapping("/batches/{batch}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a batch of which no coupon was given")
    void remove(@PathVariable UUID batch) {
        batches.remove(batch);
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @GetMapping("/batches/{batch}/coupons")
    @Operation(summary = "The coupons of a batch with their codes, the newest first")
    Page<CouponAnswer> ofBatch(
            @PathVariable UUID batch,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return coupons.ofBatch(batch, Math.clamp(limit, 1, MOST), after).map(CouponAnswer::of);
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates(secret = true)
    @PostMapping("/batches/{batch}/coupons")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Give a customer a coupon")
    CouponAnswer issue(@PathVariable UUID batch, @RequestBody IssueRequest given) {
        var customer = given.customer();
        if (customer == null) throw Refused.unfit("coupon.customer-missing");
        return CouponAnswer.of(coupons.issue(batch, new CustomerId(customer)));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{code}/reserve")
    @Operation(summary = "Keep a coupon for an order for some minutes; may be sent again")
    CouponAnswer reserve(@PathVariable String code, @RequestBody OrderRequest given) {
        var minutes = Objects.requireNonNullElse(given.minutes(), USUAL_MINUTES);
        return CouponAnswer.of(redemption.reserve(code, given.told(), Duration.ofMinutes(minutes)));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{code}/redeem")
    @Operation(summary = "Take a coupon off an order; the same order may be sent again, another is refused")
    CouponAnswer redeem(@PathVariable String code, @RequestBody OrderRequest given) {
        return CouponAnswer.of(redemption.redeem(code, given.told()));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{code}/release")
    @Operation(summary = "Let a coupon go that was reserved for an order; may be sent again")
    CouponAnswer release(@PathVariable String code, @RequestBody OrderRequest given) {
        return CouponAnswer.of(redemption.release(code, Objects.requireNonNullElse(given.order(), "")));
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @PostMapping("/{code}/give-back")
    @Operation(summary = "Give back a redemption whose order was cancelled; the same order may be sent again")
    CouponAnswer giveBack(@PathVariable String code, @RequestBody GiveBackRequest given) {
        return CouponAnswer.of(
                redemption.giveBack(code, Objects.requireNonNullElse(given.order(), ""), given.reason()));
    }
}
