package dev.rapport.customer.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class PurchasesTests {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    @Autowired
    Purchases purchases;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    private CustomerId customer = CustomerId.next();

    @BeforeEach
    void somebodyBuys() {
        customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "Buyer", "buyer-" + UUID.randomUUID(), null, null, List.of(), Map.of()));
    }

    private static NewPurchase order(@Nullable String number, LocalDate day, String price) {
        var line = PurchaseLine.of("Cup", BigDecimal.TWO, new BigDecimal(price), null, EURO);
        return new NewPurchase(number, day, "shop", true, EURO, List.of(line), BigDecimal.ONE);
    }

    @Test
    void totalsAndRhythmFollowEachOrderAndReturn() {
        purchases.add(customer, order(null, DAY, "10"));
        purchases.add(customer, order(null, DAY.plusDays(10), "10"));
        var last = purchases.add(customer, order(null, DAY.plusDays(40), "10"));

        purchases.giveBack(customer, last, DAY.plusDays(41), new BigDecimal("4.00"), "broken");

        var summary = purchases.summary(customer);
        var total = summary.totals().getFirst();
        assertThat(total.orders()).isEqualTo(3);
        assertThat(total.amount().amount()).isEqualByComparingTo("57");
        assertThat(total.returned().amount()).isEqualByComparingTo("4");
        assertThat(java.util.Objects.requireNonNull(summary.rhythm()).medianDays())
                .isEqualByComparingTo("20");
        assertThat(purchases.of(customer, 10, null).items())
                .hasSize(3)
                .first()
                .satisfies(order -> assertThat(order.total().amount()).isEqualByComparingTo("15"));
    }

    @Test
    void ordersAreReadPageByPage() {
        for (var i = 0; i < 5; i++) purchases.add(customer, order(null, DAY.plusDays(i % 2), "1"));

        var first = purchases.of(customer, 3, null);
        var second = purchases.of(customer, 3, first.next());

        assertThat(second.next()).isNull();
        assertThat(first.items())
                .extracting(Purchase::id)
                .doesNotContainAnyElementsOf(
                        second.items().stream().map(Purchase::id).toList());
        assertThat(second.items()).hasSize(2).extracting(Purchase::day).containsOnly(DAY);
    }

    @Test
    void whatCannotBeIsRefused() {
        var number = UUID.randomUUID().toString();
        var id = purchases.add(customer, order(number, DAY, "10"));

        refuses("purchase.known", () -> purchases.add(customer, order(number, DAY, "10")));
        refuses("purchase.bad-discount", () -> order(null, DAY, "0.10"));
        refuses(
                "purchase.amount-differs",
                () -> PurchaseLine.of("Cup", BigDecimal.TWO, BigDecimal.TEN, BigDecimal.TEN, EURO));
        refuses("purchase.bad-return", () -> purchases.giveBack(customer, id, DAY, new BigDecimal("19.01"), null));
        refuses(
                "purchase.returned-before",
                () -> purchases.giveBack(customer, id, DAY.minusDays(1), BigDecimal.ONE, null));
        refuses("purchase.not-yet", () -> purchases.add(customer, order(null, LocalDate.of(2199, 1, 1), "10")));
        refuses("error.no-such-id", () -> purchases.giveBack(CustomerId.next(), id, DAY, BigDecimal.ONE, null));
        refuses("error.no-such-id", () -> purchases.add(CustomerId.next(), order(null, DAY, "10")));
    }

    @Test
    void whoOnlyLooksTakesNothingDown() {
        var auditor = colleagues.join(null, Role.AUDITOR);
        assertThat(colleagues
                        .as(auditor, () -> purchases.of(customer, 10, null))
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> colleagues.as(auditor, () -> purchases.add(customer, order(null, DAY, "10"))))
                .isInstanceOf(Refused.class);
        var designer = colleagues.join(null, Role.DESIGNER);
        assertThatThrownBy(() -> colleagues.as(designer, () -> purchases.summary(customer)))
                .isInstanceOf(Refused.class);
    }

    private static void refuses(String key, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
