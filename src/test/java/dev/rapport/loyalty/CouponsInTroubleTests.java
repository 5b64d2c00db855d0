package dev.rapport.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.merge.Merges;
import dev.rapport.loyalty.CouponTerms.Kind;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SecretsForTests;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Coupons where much comes at once, time or a budget is over, or the key of secrets changes. */
@DatabaseTest
class CouponsInTroubleTests {

    @Autowired
    CouponBatches batches;

    @Autowired
    Coupons coupons;

    @Autowired
    CouponRows rows;

    @Autowired
    Redemption redemption;

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

    /** Ten off, not beside others. */
    private UUID running(@Nullable String budget, boolean thanks) {
        var id = batches.make(new CouponTerms(
                "Trouble " + UUID.randomUUID(),
                Kind.VALUE,
                BigDecimal.TEN,
                null,
                Currency.getInstance("CNY"),
                null,
                List.of(),
                clock.instant().minusSeconds(60),
                null,
                null,
                null,
                false,
                budget == null ? null : new BigDecimal(budget),
                thanks));
        batches.start(id);
        return id;
    }

    private static Redemption.Order order(String number) {
        return new Redemption.Order(number, new BigDecimal("80"), List.of());
    }

    @Test
    void theCodeIsToldOnceAndNotKeptWithTheAnswer(@Autowired Api api) throws Exception {
        var manager = colleagues.join(null, Role.MANAGER);
        var key = UUID.randomUUID().toString();
        var wish = post("/api/v1/coupons/batches/" + running(null, false) + "/coupons")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"customer\":\"%s\"}".formatted(customer));
        api.ask(manager, wish).andExpect(status().isCreated());
        api.ask(manager, wish)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("idempotency.told-once"));
        assertThat(jdbc.sql("select count(*) from kept_answer where key = :key and body is null")
                        .param("key", key)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(coupons.of(customer, 5, null).items()).hasSize(1);
    }

    @Test
    void manyWrongCodesAtOnceAreAnsweredAndCounted() throws Exception {
        var seller = colleagues.join(null, Role.SALES);
        var tries = new ArrayList<Callable<String>>();
        for (var i = 0; i < 64; i++)
            tries.add(() -> {
                try {
                    colleagues.as(
                            seller, () -> redemption.redeem(CouponCode.next().written(), order("A")));
                    return "taken";
                } catch (Refused refused) {
                    return refused.key();
                }
            });
        var answers = new ArrayList<String>();
        try (var pool = Executors.newFixedThreadPool(64)) {
            for (var done : pool.invokeAll(tries)) answers.add(done.get());
        }
        assertThat(answers).containsOnly("coupon.unknown", "coupon.wait");
        assertThat(answers).filteredOn("coupon.unknown"::equals).hasSize(CouponMisses.MOST);
        assertThat(jdbc.sql("select sum(times) from coupon_miss where person_id = :person")
                        .param("person", seller.id().value())
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(CouponMisses.MOST);
    }

    @Test
    void aReservationWhoseTimeIsOverStandsInNobodysWay() {
        var late = coupons.issue(running(null, false), customer);
        var other = coupons.issue(running(null, false), customer);
        redemption.reserve(late.code(), order("A" + late.id()), Duration.ofMinutes(15));
        refuses("coupon.not-beside-others", () -> redemption.redeem(other.code(), order("A" + late.id())));
        jdbc.sql("update coupon set reserved_until = :now where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", late.id())
                .update();

        assertThat(redemption.redeem(other.code(), order("A" + late.id())).state())
                .isEqualTo(Coupon.State.REDEEMED);
    }

    @Test
    void nothingIsGivenOfABatchWhoseBudgetIsSpent() {
        var batch = running("10", true);
        var coupon = coupons.issue(batch, customer);
        redemption.redeem(coupon.code(), order("A" + coupon.id()));

        refuses("coupon.budget-spent", () -> coupons.issue(batch, customer));
        assertThat(coupons.thank(customer, "trouble " + coupon.id()).map(Coupon::batchId))
                .isNotEqualTo(Optional.of(batch));
        batches.stop(batch);
    }

    @Test
    void whatAnEarlierKeySealedIsSealedWithTheOneOfToday() {
        var coupon = coupons.issue(running(null, false), customer);
        var earlier = SecretsForTests.key();
        var today = SecretsForTests.key();
        var place = Coupons.place(coupon.id());
        jdbc.sql("update coupon set code_sealed = :sealed where id = :id")
                .param("sealed", SecretsForTests.with(earlier).seal(coupon.code(), place))
                .param("id", coupon.id())
                .update();

        new CouponKeyChange(rows, SecretsForTests.with(today, earlier)).sealAnew();

        var sealed = rows.byId(coupon.id()).orElseThrow().sealed();
        assertThat(SecretsForTests.with(today).open(sealed, place)).isEqualTo(coupon.code());
        new CouponKeyChange(rows, SecretsForTests.with(today, earlier)).sealAnew();
        assertThat(rows.byId(coupon.id()).orElseThrow().sealed()).isEqualTo(sealed);
    }

    @Test
    void aCouponGivenWhileTwoBecomeOneIsNotNobodys(@Autowired Merges merges) throws Exception {
        var batch = running(null, false);
        var gone = somebody();
        var manager = colleagues.join(null, Role.MANAGER);
        try (var pool = Executors.newSingleThreadExecutor()) {
            var given = transaction.execute(status -> {
                colleagues.as(manager, () -> merges.merge(customer, gone, Map.of(), Revision.ANY));
                var giving = pool.submit(() -> coupons.issue(batch, gone));
                try {
                    giving.get(1, TimeUnit.SECONDS);
                } catch (TimeoutException waits) {
                    return giving;
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
                return giving;
            });
            try {
                given.get();
            } catch (java.util.concurrent.ExecutionException refused) {
                assertThat(refused).hasCauseInstanceOf(Refused.class);
            }
        }
        assertThat(jdbc.sql("select count(*) from coupon where customer_id = :gone")
                        .param("gone", gone.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static void refuses(String key, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
