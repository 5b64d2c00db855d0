package dev.rapport.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.merge.Merges;
import dev.rapport.customer.merge.Partings;
import dev.rapport.customer.purchases.NewPurchase;
import dev.rapport.customer.purchases.PurchaseId;
import dev.rapport.customer.purchases.PurchaseLine;
import dev.rapport.customer.purchases.Purchases;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Points where a wish comes again, two come at once, an order comes in pieces, or time took some before. */
@DatabaseTest
class PointsInTroubleTests {

    private static final Currency YUAN = Currency.getInstance("CNY");

    @Autowired
    Points points;

    @Autowired
    Purchases purchases;

    @Autowired
    PointsRound round;

    @Autowired
    RewardedPurchases rewarded;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private CustomerId customer = CustomerId.next();

    @BeforeEach
    void somebodyBuys() {
        customer = somebody();
    }

    private CustomerId somebody() {
        return customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "Buyer", "trouble-" + UUID.randomUUID(), null, null, List.of(), Map.of()));
    }

    @Test
    void whoeverSignsInAgainGetsTheEntryOfTheDayOfTheHouse() {
        var first = points.earn(customer, Occasion.SIGN_IN, "at the door");
        assertThat(points.earn(customer, Occasion.SIGN_IN, "in the shop")).isEqualTo(first);
        assertThat(jdbc.sql("select known_by from points_entry where id = :id")
                        .param("id", first.id())
                        .query(String.class)
                        .single())
                .endsWith(" " + LocalDate.ofInstant(first.at(), ZoneId.of("Asia/Shanghai")));
    }

    @Test
    void aReferenceIsReadCleanedAndIsOneCustomersOnly() {
        var reference = UUID.randomUUID().toString();
        points.earn(customer, Occasion.REVIEW, reference);
        refuses("points.key-used", () -> points.earn(somebody(), Occasion.REVIEW, reference));
        var given = points.give(customer, 10, null, "thanks", null);
        var back = points.reverse(customer, given.id(), null, "a mistake", reference);
        assertThat(points.reverse(customer, given.id(), null, "a mistake", " " + reference + " "))
                .isEqualTo(back);
    }

    @Test
    void ofTwoCustomersAtOnceWithOneReferenceTheLaterIsTold() throws Exception {
        var reference = UUID.randomUUID().toString();
        var other = somebody();
        try (var pool = Executors.newSingleThreadExecutor()) {
            var later = transaction.execute(status -> {
                points.give(customer, 10, null, "thanks", reference);
                var giving = pool.submit(() -> points.give(other, 10, null, "thanks", reference));
                try {
                    giving.get(1, TimeUnit.SECONDS);
                } catch (TimeoutException waits) {
                    return giving;
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
                throw new AssertionError("It did not wait");
            });
            assertThatThrownBy(later::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.key()).isEqualTo("points.key-used"));
        }
        assertThat(points.standing(other).balance()).isZero();
    }

    @Test
    void aReturnDoesNotTakeWhatTimeTook() {
        var order = bought("100");
        brought(100);
        points.spend(customer, 60, "a cup", null);
        jdbc.sql("update points_lot set expires_at = :now where customer_id = :customer")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("customer", customer.value())
                .update();

        purchases.giveBack(customer, order, LocalDate.now(clock), new BigDecimal("50"), null);

        round.doSome();
        await().untilAsserted(() -> assertThat(points.standing(customer).owed()).isEqualTo(10));
    }

    @Test
    void anOrderThatComesInPiecesGivesThePointsOfTheWhole() {
        var order = bought("0.99");
        for (var pieces = 1; pieces <= 4; pieces++) {
            jdbc.sql("update purchase set amount = 0.99 * :pieces where id = :id")
                    .param("pieces", pieces)
                    .param("id", order.value())
                    .update();
            rewarded.markDue(List.of(order), clock.instant());
            round.doSome();
            await().untilAsserted(() -> assertThat(jdbc.sql(
                                    "select count(*) from rewarded_purchase where purchase_id = :id and due_at is null")
                            .param("id", order.value())
                            .query(Long.class)
                            .single())
                    .isEqualTo(1));
        }
        assertThat(points.standing(customer).balance()).isEqualTo(3);
    }

    @Test
    void anOrderOfWhoWasErasedMeanwhileIsLookedAtAndTakesNothing() {
        var order = bought("100");
        brought(100);
        jdbc.sql("update customer set erased_at = now() where id = :id")
                .param("id", customer.value())
                .update();
        jdbc.sql("update purchase set paid = false where id = :id")
                .param("id", order.value())
                .update();
        rewarded.markDue(List.of(order), clock.instant());

        round.doSome();

        await().untilAsserted(() -> assertThat(
                        jdbc.sql("select due_at is null from rewarded_purchase where purchase_id = :id")
                                .param("id", order.value())
                                .query(Boolean.class)
                                .single())
                .isTrue());
        assertThat(jdbc.sql("select count(*) from points_entry where customer_id = :customer")
                        .param("customer", customer.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void segmentsAskForWhatEachHasAfterAnUndoneMerge(
            @Autowired KnownOfPoints known, @Autowired Merges merges, @Autowired Partings partings) {
        var other = somebody();
        points.give(customer, 100, null, "thanks", null);
        points.give(other, 50, null, "thanks", null);
        var manager = colleagues.join(null, Role.MANAGER);
        colleagues.as(manager, () -> merges.merge(customer, other, Map.of(), Revision.ANY));
        points.spend(customer, 120, "a cup", null);
        colleagues.as(manager, () -> partings.part(other, false));

        for (var one : List.of(customer, other))
            assertThat(jdbc.sql("select %s from customer where id = :customer"
                                    .formatted(known.all().getFirst().value()))
                            .param("customer", one.value())
                            .query(Long.class)
                            .single())
                    .isEqualTo(points.standing(one).balance());
    }

    private PurchaseId bought(String price) {
        var line = PurchaseLine.of("Cup", BigDecimal.ONE, new BigDecimal(price), null, YUAN);
        return purchases.add(
                customer,
                new NewPurchase(null, LocalDate.now(clock), "shop", true, YUAN, List.of(line), BigDecimal.ZERO));
    }

    private void brought(long balance) {
        round.doSome();
        await().untilAsserted(
                        () -> assertThat(points.standing(customer).balance()).isEqualTo(balance));
    }

    private static void refuses(String key, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
