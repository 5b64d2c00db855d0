package dev.rapport.customer.purchases.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.purchases.NewPurchase;
import dev.rapport.customer.purchases.Purchase;
import dev.rapport.customer.purchases.PurchaseId;
import dev.rapport.customer.purchases.PurchaseLine;
import dev.rapport.customer.purchases.PurchaseSummary;
import dev.rapport.customer.purchases.Purchases;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/{id}/purchases")
class PurchasesApi {

    private static final int MOST = 200;

    /** A line of an order to be taken down; of price (of one piece) and amount (of all) one is needed. */
    record LineRequest(
            @Nullable String product,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable BigDecimal amount) {}

    /** An order to be taken down; day, currency and a line are needed. It is paid unless it says otherwise. */
    record PurchaseRequest(
            @Nullable String number,
            @Nullable LocalDate day,
            @Nullable String channel,
            @Nullable Boolean paid,
            @Nullable String currency,
            @Nullable List<LineRequest> lines,
            @Nullable BigDecimal discount) {

        NewPurchase purchase() {
            var money = NewPurchase.currency(currency);
            if (day == null) throw Refused.unfit("purchase.day-missing");
            return new NewPurchase(
                    number,
                    day,
                    channel,
                    paid == null || paid,
                    money,
                    Objects.requireNonNullElse(lines, List.<LineRequest>of()).stream()
                            .filter(Objects::nonNull)
                            .map(line -> PurchaseLine.of(
                                    Objects.requireNonNullElse(line.product(), ""),
                                    Objects.requireNonNullElse(line.quantity(), BigDecimal.ONE),
                                    line.price(),
                                    line.amount(),
                                    money))
                            .toList(),
                    Objects.requireNonNullElse(discount, BigDecimal.ZERO));
        }
    }

    /**
     * An order.
     *
     * @param amount of all lines
     * @param total less the discount and what was returned
     */
    record Order(
            String id,
            @Nullable String number,
            LocalDate day,
            @Nullable String channel,
            boolean paid,
            String currency,
            List<PurchaseLine> lines,
            BigDecimal amount,
            BigDecimal discount,
            BigDecimal returned,
            BigDecimal total) {

        static Order of(Purchase purchase) {
            return new Order(
                    purchase.id().toString(),
                    purchase.number(),
                    purchase.day(),
                    purchase.channel(),
                    purchase.paid(),
                    purchase.currency().getCurrencyCode(),
                    purchase.lines(),
                    purchase.amount(),
                    purchase.discount(),
                    purchase.returned(),
                    purchase.total().amount());
        }
    }

    /** What was bought in one currency. */
    record Total(String currency, long orders, BigDecimal amount, BigDecimal returned) {}

    /** What was bought in all and how often; {@code next} is when the next one would be, if it came as usual. */
    record Summary(
            List<Total> totals,
            int days,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable BigDecimal medianDays,
            @Nullable LocalDate next) {

        static Summary of(PurchaseSummary summary) {
            var totals = summary.totals().stream()
                    .map(total -> new Total(
                            total.amount().currency().getCurrencyCode(),
                            total.orders(),
                            total.amount().amount(),
                            total.returned().amount()))
                    .toList();
            var rhythm = summary.rhythm();
            return rhythm == null
                    ? new Summary(totals, 0, null, null, null, null)
                    : new Summary(
                            totals, rhythm.days(), rhythm.first(), rhythm.last(), rhythm.medianDays(), rhythm.next());
        }
    }

    /** The order that was taken down. */
    record AddedPurchase(String id) {}

    /** What was paid back; day and amount are needed. */
    record ReturnRequest(
            @Nullable LocalDate day,
            @Nullable BigDecimal amount,
            @Nullable String reason) {}

    private final Purchases purchases;

    PurchasesApi(Purchases purchases) {
        this.purchases = purchases;
    }

    /** The newest first. */
    @GetMapping
    Page<Order> list(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return purchases
                .of(CustomerId.of(id), Math.clamp(limit, 1, MOST), after)
                .map(Order::of);
    }

    @GetMapping("/summary")
    Summary summary(@PathVariable String id) {
        return Summary.of(purchases.summary(CustomerId.of(id)));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AddedPurchase add(@PathVariable String id, @RequestBody PurchaseRequest given) {
        return new AddedPurchase(
                purchases.add(CustomerId.of(id), given.purchase()).toString());
    }

    /** Takes down that something of an order was given back. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{purchase}/returns")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveBack(@PathVariable String id, @PathVariable String purchase, @RequestBody ReturnRequest given) {
        if (given.day() == null) throw Refused.unfit("purchase.day-missing");
        if (given.amount() == null) throw Refused.unfit("purchase.amount-missing");
        purchases.giveBack(CustomerId.of(id), PurchaseId.of(purchase), given.day(), given.amount(), given.reason());
    }
}
