package dev.rapport.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.merge.Merges;
import dev.rapport.customer.merge.Partings;
import dev.rapport.customer.purchases.NewPurchase;
import dev.rapport.customer.purchases.PurchaseLine;
import dev.rapport.customer.purchases.Purchases;
import dev.rapport.loyalty.PointsEntry.Kind;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Points are given, spent, lost by time and taken back, and the ledger says so to the last one. */
@DatabaseTest
class PointsTests {

    private static final Currency YUAN = Currency.getInstance("CNY");

    @Autowired
    Points points;

    @Autowired
    Purchases purchases;

    @Autowired
    PointsRound round;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private CustomerId customer = CustomerId.next();

    @BeforeEach
    void somebodyBuys() {
        customer = somebody();
    }

    private CustomerId somebody() {
        return customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "Buyer", "points-" + UUID.randomUUID(), null, null, List.of(), Map.of()));
    }

    private PointsEntry give(long number, @Nullable Duration lasts) {
        return points.give(
                customer, number, lasts == null ? null : clock.instant().plus(lasts), "thanks", null);
    }

    private long balance() {
        return points.standing(customer).balance();
    }

    private long owed() {
        return points.standing(customer).owed();
    }

    private long left(PointsEntry lot) {
        return jdbc.sql("select left_points from points_lot where id = :id")
                .param("id", lot.id())
                .query(Long.class)
                .single();
    }

    /** As if the time of a lot had come, since the clock of the tests is everybody's. */
    private void endOf(PointsEntry lot, Instant at) {
        jdbc.sql("update points_lot set expires_at = :at where id = :id")
                .param("at", at.atOffset(java.time.ZoneOffset.UTC))
                .param("id", lot.id())
                .update();
    }

    @Test
    void whatEndsFirstIsSpentFirstAndOfEqualEndsTheOlder() {
        var endless = give(10, null);
        var late = give(10, Duration.ofDays(20));
        var end = clock.instant().plus(Duration.ofDays(10));
        var older = points.give(customer, 10, end, "thanks", null);
        var newer = points.give(customer, 10, end, "thanks", null);

        points.spend(customer, 15, "a cup", null);

        assertThat(List.of(left(older), left(newer), left(late), left(endless))).containsExactly(0L, 5L, 10L, 10L);
        points.spend(customer, 16, "a cup", null);
        assertThat(List.of(left(older), left(newer), left(late), left(endless))).containsExactly(0L, 0L, 0L, 9L);
        assertThat(balance()).isEqualTo(9);
    }

    @Test
    void nobodySpendsWhatTheyDoNotHave() {
        give(10, null);
        refuses("points.too-few", () -> points.spend(customer, 11, "a cup", null));
        assertThat(balance()).isEqualTo(10);
        refuses("points.bad-number", () -> points.spend(customer, 0, "a cup", null));
        refuses("points.bad-number", () -> points.give(customer, -5, null, "thanks", null));
        refuses("points.reason-missing", () -> points.spend(customer, 5, "  ", null));
        refuses("points.over-already", () -> points.give(customer, 5, clock.instant(), "thanks", null));
        refuses("error.no-such-id", () -> points.spend(CustomerId.next(), 5, "a cup", null));
    }

    /** The first known fault of such ledgers: an expiry that took what was spent already, because nobody knew of which lot. */
    @Test
    void whatIsSpentIsPairedWithItsLotsSoThatTimeTakesOnlyTheRest() {
        var short_ = give(100, Duration.ofDays(1));
        give(100, null);
        points.spend(customer, 80, "a cup", null);

        endOf(short_, clock.instant());
        assertThat(balance()).isEqualTo(100);
        round.doSome();

        await().untilAsserted(() -> assertThat(points.ledger(customer, 10, null).items())
                .filteredOn(entry -> entry.kind() == Kind.EXPIRE)
                .extracting(PointsEntry::points)
                .containsExactly(-20L));
        assertThat(balance()).isEqualTo(100);
    }

    /** The second: lots of one day, or of one campaign, that all ended with the first of them. */
    @Test
    void aLotEndsAtItsOwnMomentAndNotWithOthersLikeIt() {
        var end = clock.instant().plus(Duration.ofDays(1));
        var one = points.give(customer, 10, end, "spring", null);
        var other = points.give(customer, 10, end.plusMillis(1), "spring", null);
        var next = Objects.requireNonNull(points.standing(customer).next());
        assertThat(next.points()).isEqualTo(10);

        endOf(one, clock.instant());
        points.spend(customer, 10, "a cup", null);

        assertThat(left(one)).isZero();
        assertThat(left(other)).isZero();
        refuses("points.too-few", () -> points.spend(customer, 1, "a cup", null));
        assertThat(fold()).isZero();
    }

    /** The third: what was spent charged to a lot of which nothing was left. */
    @Test
    void nothingIsChargedToAnEmptyLot() {
        var empty = give(10, Duration.ofDays(1));
        points.spend(customer, 10, "a cup", null);
        give(5, Duration.ofDays(2));

        refuses("points.too-few", () -> points.spend(customer, 6, "a cup", null));
        points.spend(customer, 5, "a cup", null);

        assertThat(jdbc.sql("select sum(points) from points_pairing where lot_id = :lot")
                        .param("lot", empty.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(10);
        assertThatThrownBy(() -> jdbc.sql("update points_lot set left_points = left_points - 1 where id = :id")
                        .param("id", empty.id())
                        .update())
                .hasMessageContaining("left_points");
    }

    @Test
    void whatWasSpentAndIsTakenBackIsOwedAndPaidByTheNextPoints() {
        var given = give(100, null);
        points.spend(customer, 70, "a cup", null);

        points.reverse(customer, given.id(), null, "a mistake", null);

        assertThat(balance()).isZero();
        assertThat(owed()).isEqualTo(70);
        refuses("points.owes", () -> points.spend(customer, 1, "a cup", null));
        give(50, null);
        assertThat(owed()).isEqualTo(20);
        give(50, null);
        assertThat(owed()).isZero();
        assertThat(balance()).isEqualTo(30).isEqualTo(fold());
        refuses("points.reversed-already", () -> points.reverse(customer, given.id(), 1L, "again", null));
    }

    @Test
    void whatWasSpentGoesBackToItsLots() {
        var soon = give(10, Duration.ofDays(1));
        var late = give(10, Duration.ofDays(9));
        var spent = points.spend(customer, 15, "a cup", null);

        points.reverse(customer, spent.id(), 10L, "too dear", null);

        assertThat(left(soon)).isEqualTo(5);
        assertThat(left(late)).isEqualTo(10);
        refuses("points.reversed-already", () -> points.reverse(customer, spent.id(), 6L, "again", null));
        var back = points.ledger(customer, 1, null).items().getFirst();
        refuses("points.not-reversible", () -> points.reverse(customer, back.id(), null, "again", null));
        assertThat(balance()).isEqualTo(15).isEqualTo(fold());
    }

    @Test
    void theSameReferenceIsAnsweredOnceMoreAndRefusedForAnythingElse() {
        var reference = UUID.randomUUID().toString();
        var first = points.give(customer, 10, null, "thanks", reference);

        assertThat(points.give(customer, 10, null, "thanks", reference)).isEqualTo(first);
        refuses("points.key-used", () -> points.give(customer, 11, null, "thanks", reference));
        refuses("points.key-used", () -> points.give(somebody(), 10, null, "thanks", reference));
        var spent = points.spend(customer, 4, "a cup", reference);
        assertThat(points.spend(customer, 4, "a cup", reference)).isEqualTo(spent);
        var back = points.reverse(customer, spent.id(), null, "too dear", reference);
        assertThat(points.reverse(customer, spent.id(), null, "too dear", reference))
                .isEqualTo(back);
        assertThat(balance()).isEqualTo(10);
    }

    @Test
    void rulesSayWhatAnOccasionGivesAndStandInTheLedger() {
        var signedIn = points.earn(customer, Occasion.SIGN_IN, null);
        assertThat(points.earn(customer, Occasion.SIGN_IN, null)).isEqualTo(signedIn);
        var review = points.earn(customer, Occasion.REVIEW, UUID.randomUUID().toString());

        assertThat(balance()).isEqualTo(51);
        var rule = Objects.requireNonNull(review.rule());
        assertThat(rule.rule()).isEqualTo("who reviews gets 50 points");
        assertThat(rule.version()).isPositive();
        assertThat(rule.in(java.util.Locale.CHINESE)).isEqualTo("发表评价");
        assertThat(review.expiresAt()).isAfter(clock.instant().plus(Duration.ofDays(720)));
        refuses("points.reference-missing", () -> points.earn(customer, Occasion.REVIEW, null));
    }

    @Test
    void aPurchaseGivesPointsAndItsReturnTakesThemBack() {
        var order = purchases.add(customer, order("100.60"));
        brought(100);

        points.spend(customer, 60, "a cup", null);
        purchases.giveBack(customer, order, LocalDate.now(clock), new BigDecimal("50.30"), null);

        brought(0);
        await().untilAsserted(() -> assertThat(owed()).isEqualTo(10));
        purchases.giveBack(customer, order, LocalDate.now(clock), new BigDecimal("50.30"), null);
        await().untilAsserted(() -> assertThat(owed()).isEqualTo(60));
        purchases.add(customer, order("80"));
        brought(20);
        assertThat(points.ledger(customer, 50, null).items().getFirst().rule())
                .satisfies(
                        rule -> assertThat(Objects.requireNonNull(rule).rule()).contains("who buys"));
        assertThat(fold()).isEqualTo(20);
    }

    @Test
    void oldPurchasesAndThoseNotPaidGiveNothing() {
        var line = PurchaseLine.of("Cup", BigDecimal.ONE, new BigDecimal("50"), null, YUAN);
        purchases.add(
                customer,
                new NewPurchase(
                        null, LocalDate.now(clock).minusDays(40), "shop", true, YUAN, List.of(line), BigDecimal.ZERO));
        purchases.add(
                customer,
                new NewPurchase(null, LocalDate.now(clock), "shop", false, YUAN, List.of(line), BigDecimal.ZERO));
        purchases.add(customer, order("7"));
        brought(7);
        assertThat(points.ledger(customer, 50, null).items()).hasSize(1);
    }

    @Test
    void customersWhoBecomeOneHaveTheirPointsTogetherAndApartAgain(
            @Autowired Merges merges, @Autowired Partings partings) {
        var other = somebody();
        var given = give(100, null);
        points.spend(customer, 40, "a cup", null);
        points.reverse(customer, given.id(), null, "a mistake", null);
        points.give(other, 100, null, "thanks", null);
        var manager = colleagues.join(null, Role.MANAGER);

        colleagues.as(manager, () -> merges.merge(customer, other, Map.of(), Revision.ANY));

        assertThat(balance()).isEqualTo(60);
        assertThat(owed()).isZero();
        assertThat(points.standing(other)).isEqualTo(points.standing(customer));
        colleagues.as(manager, () -> partings.part(other, false));
        assertThat(owed()).isEqualTo(40);
        assertThat(points.standing(other).balance()).isEqualTo(100);
    }

    @Test
    void whatStandsInTheLedgerStaysAsItIs() {
        var given = give(10, null);
        assertThatThrownBy(() -> jdbc.sql("update points_entry set points = 20 where id = :id")
                        .param("id", given.id())
                        .update())
                .hasMessageContaining("only added to");
        assertThatThrownBy(() -> jdbc.sql("delete from points_entry where id = :id")
                        .param("id", given.id())
                        .update())
                .hasMessageContaining("only added to");
    }

    @Test
    void whoMayGiveGivesAndOthersDoNot() {
        var seller = colleagues.join(null, Role.SALES);
        give(10, null);
        colleagues.as(seller, () -> points.spend(customer, 3, "a cup", null));
        assertThatThrownBy(() -> colleagues.as(seller, () -> points.give(customer, 3, null, "mine", null)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(
                        colleagues.join(null, Role.AUDITOR), () -> points.spend(customer, 3, "a cup", null)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void tillsAskTheApi() throws Exception {
        var community = colleagues.join(null, Role.COMMUNITY);
        var path = "/api/v1/points/" + customer;
        api.ask(community, json(path + "/earn", "{\"occasion\":\"sign-in\"}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.points").value(1));
        api.ask(community, json(path + "/earn", "{\"points\":9,\"reason\":\"thanks\"}"))
                .andExpect(status().isCreated());
        api.ask(community, json(path + "/earn", "{\"occasion\":\"purchase\"}"))
                .andExpect(status().isUnprocessableContent());
        api.ask(community, json(path + "/spend", "{\"points\":11,\"reason\":\"a cup\"}"))
                .andExpect(status().isConflict());
        var key = UUID.randomUUID().toString();
        for (var i = 0; i < 2; i++)
            api.ask(
                            community,
                            json(path + "/spend", "{\"points\":4,\"reason\":\"a cup\"}")
                                    .header("Idempotency-Key", key))
                    .andExpect(status().isCreated());
        api.ask(
                        community,
                        json(path + "/spend", "{\"points\":5,\"reason\":\"a cup\"}")
                                .header("Idempotency-Key", key))
                .andExpect(status().isUnprocessableContent());
        api.ask(community, get(path))
                .andExpect(jsonPath("$.balance").value(6))
                .andExpect(jsonPath("$.owed").value(0));
        api.ask(community, get(path + "/ledger").param("limit", "2"))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.next").isNotEmpty());
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder json(
            String path, String body) {
        return post(path).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private NewPurchase order(String price) {
        var line = PurchaseLine.of("Cup", BigDecimal.ONE, new BigDecimal(price), null, YUAN);
        return new NewPurchase(null, LocalDate.now(clock), "shop", true, YUAN, List.of(line), BigDecimal.ZERO);
    }

    private void brought(long balance) {
        round.doSome();
        await().untilAsserted(() -> assertThat(balance()).isEqualTo(balance));
    }

    private long fold() {
        return jdbc.sql("select sum(points) from points_entry where customer_id = :customer")
                .param("customer", customer.value())
                .query(Long.class)
                .single();
    }

    private static void refuses(String key, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
