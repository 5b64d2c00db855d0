package dev.rapport.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.merge.Merges;
import dev.rapport.customer.merge.Partings;
import dev.rapport.loyalty.CouponTerms.Kind;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Coupons are given, reserved, redeemed once, and let go; what their batch allows is never passed. */
@DatabaseTest
class CouponsTests {

    private static final Currency YUAN = Currency.getInstance("CNY");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Autowired
    CouponBatches batches;

    @Autowired
    Coupons coupons;

    @Autowired
    Redemption redemption;

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
                NewCustomer.Kind.PERSON, "Buyer", "coupon-" + UUID.randomUUID(), null, null, List.of(), Map.of()));
    }

    /** Ten off, from fifty on. */
    private CouponTerms terms(
            @Nullable Integer total, @Nullable Integer perPerson, boolean stackable, @Nullable String budget) {
        return new CouponTerms(
                "Spring " + UUID.randomUUID(),
                Kind.VALUE,
                BigDecimal.TEN,
                null,
                YUAN,
                new BigDecimal("50"),
                List.of(),
                clock.instant().minusSeconds(60),
                clock.instant().plus(Duration.ofDays(9)),
                total,
                perPerson,
                stackable,
                budget == null ? null : new BigDecimal(budget),
                false);
    }

    private UUID running(CouponTerms terms) {
        var id = batches.make(terms);
        batches.start(id);
        return id;
    }

    private static Redemption.Order order(String number) {
        return new Redemption.Order(number, new BigDecimal("80"), List.of());
    }

    @Test
    void aCouponIsReservedRedeemedAndAnsweredAlikeForTheSameOrder() {
        var batch = running(terms(null, null, false, null));
        var coupon = coupons.issue(batch, customer);

        var reserved = redemption.reserve(coupon.code(), order("A" + coupon.id()), QUARTER);
        assertThat(reserved.state()).isEqualTo(Coupon.State.RESERVED);
        refuses("coupon.reserved-already", () -> redemption.redeem(coupon.code(), order("B" + coupon.id())));
        assertThat(batches.get(batch).reserved()).isEqualTo(1);

        var redeemed = redemption.redeem(coupon.code().toLowerCase(java.util.Locale.ROOT), order("A" + coupon.id()));
        assertThat(redeemed.amount()).isEqualByComparingTo("10");
        assertThat(redemption.redeem(coupon.code(), order("A" + coupon.id()))).isEqualTo(redeemed);
        refuses("coupon.redeemed-already", () -> redemption.redeem(coupon.code(), order("B" + coupon.id())));
        refuses("coupon.redeemed-already", () -> redemption.release(coupon.code(), "A" + coupon.id()));
        var after = batches.get(batch);
        assertThat(List.of(after.issued(), after.reserved(), after.redeemed())).containsExactly(1, 0, 1);
        assertThat(after.cost()).isEqualByComparingTo("10");
    }

    @Test
    void aRedemptionIsGivenBackOnceWithAReasonAndCountsNoMore() throws Exception {
        var batch = running(terms(null, 1, false, "10"));
        var coupon = coupons.issue(batch, customer);
        var order = "A" + coupon.id();
        refuses("coupon.not-redeemed", () -> redemption.giveBack(coupon.code(), order, "cancelled"));
        redemption.redeem(coupon.code(), order(order));
        refuses("coupon.reason-missing", () -> redemption.giveBack(coupon.code(), order, " "));
        refuses("coupon.redeemed-for-another", () -> redemption.giveBack(coupon.code(), "B", "cancelled"));

        var service = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        var manager = colleagues.join(colleagues.newTeam(), Role.MANAGER);
        var address = "/api/v1/coupons/" + coupon.code() + "/give-back";
        var body = "{\"order\": \"" + order + "\", \"reason\": \"cancelled\"}";
        api.ask(service, post(address).contentType(MediaType.APPLICATION_JSON).content(body))
                .andExpect(status().isForbidden());
        for (var again = 0; again < 2; again++)
            api.ask(
                            manager,
                            post(address)
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content(body))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.state").value("ISSUED"))
                    .andExpect(jsonPath("$.givenBack.reason").value("cancelled"));
        var after = batches.get(batch);
        assertThat(List.of(after.issued(), after.reserved(), after.redeemed())).containsExactly(1, 0, 0);
        assertThat(after.cost()).isEqualByComparingTo("0");
        refuses("coupon.given-back-for-it", () -> redemption.redeem(coupon.code(), order(order)));
        refuses("coupon.given-back-for-it", () -> redemption.reserve(coupon.code(), order(order), QUARTER));
        assertThat(redemption.redeem(coupon.code(), order("C" + coupon.id())).state())
                .isEqualTo(Coupon.State.REDEEMED);
        refuses("coupon.redeemed-for-another", () -> redemption.giveBack(coupon.code(), order, "cancelled"));
    }

    @Test
    void aPlaceInTheListThatIsNoneIsRefusedInWords() throws Exception {
        var manager = colleagues.join(colleagues.newTeam(), Role.MANAGER);
        for (var list : List.of("/api/v1/coupons/batches", "/api/v1/groups"))
            api.ask(manager, get(list + "?after=zzz"))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.code").value("error.bad-cursor"));
    }

    @Test
    void onThePageOfACustomerTheCodeOfAnotherIsRefused() {
        var batch = running(terms(null, null, false, null));
        var theirs = coupons.issue(batch, somebody());
        refuses("coupon.of-another", () -> redemption.redeem(customer, theirs.code(), order("A" + theirs.id())));
        var mine = coupons.issue(batch, customer);
        assertThat(redemption
                        .redeem(customer, mine.code(), order("A" + mine.id()))
                        .state())
                .isEqualTo(Coupon.State.REDEEMED);
    }

    @Test
    void whatIsLetGoOrRunsOutOfTimeIsFreeAgain() {
        var batch = running(terms(null, null, false, "10"));
        var one = coupons.issue(batch, customer);
        var other = coupons.issue(batch, customer);
        redemption.reserve(one.code(), order("A" + one.id()), QUARTER);
        refuses("coupon.budget-spent", () -> redemption.redeem(other.code(), order("B" + one.id())));

        redemption.release(one.code(), "somebody else's");
        assertThat(batches.get(batch).reserved()).isEqualTo(1);
        redemption.release(one.code(), "A" + one.id());
        redemption.reserve(other.code(), order("B" + one.id()), QUARTER);
        jdbc.sql("update coupon set reserved_until = :now where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", other.id())
                .update();

        redemption.redeem(one.code(), order("C" + one.id()));
        var after = batches.get(batch);
        assertThat(List.of(after.reserved(), after.redeemed())).containsExactly(0, 1);
        assertThat(after.budgetLeft()).isEqualByComparingTo("0");
    }

    @Test
    void whatTheBatchSaysIsKept() {
        var two = running(terms(2, 1, false, null));
        var coupon = coupons.issue(two, customer);
        refuses("coupon.has-enough", () -> coupons.issue(two, customer));
        coupons.issue(two, somebody());
        refuses("coupon.all-given", () -> coupons.issue(two, somebody()));
        refuses(
                "coupon.below-minimum",
                () -> redemption.redeem(
                        coupon.code(), new Redemption.Order("A" + coupon.id(), new BigDecimal("49.99"), List.of())));

        batches.stop(two);
        refuses("coupon.not-valid", () -> redemption.redeem(coupon.code(), order("A" + coupon.id())));
        batches.start(two);
        coupons.makeVoid(coupon.id(), "a mistake");
        refuses("coupon.void", () -> redemption.redeem(coupon.code(), order("A" + coupon.id())));
    }

    @Test
    void onlyWhatStacksStandsBesideOthers() {
        var alone = coupons.issue(running(terms(null, null, false, null)), customer);
        var first = coupons.issue(running(terms(null, null, true, null)), customer);
        var second = coupons.issue(running(terms(null, null, true, null)), customer);
        redemption.redeem(first.code(), order("A" + alone.id()));
        redemption.redeem(second.code(), order("A" + alone.id()));
        refuses("coupon.not-beside-others", () -> redemption.redeem(alone.code(), order("A" + alone.id())));
    }

    @Test
    void togetherTheyTakeOffNoMoreThanTheOrderComesTo() {
        var batch = running(new CouponTerms(
                "Half " + UUID.randomUUID(),
                Kind.PERCENT,
                new BigDecimal("60"),
                null,
                YUAN,
                null,
                List.of(),
                clock.instant().minusSeconds(60),
                null,
                null,
                null,
                true,
                null,
                false));
        var first = coupons.issue(batch, customer);
        var order = order("P" + first.id());
        assertThat(redemption.redeem(first.code(), order).amount()).isEqualByComparingTo("48");
        var second = coupons.issue(batch, customer);
        assertThat(redemption.reserve(second.code(), order, QUARTER).amount()).isEqualByComparingTo("32");
        assertThat(redemption.redeem(second.code(), order).amount()).isEqualByComparingTo("32");
        var third = coupons.issue(batch, customer);
        refuses("coupon.nothing-left", () -> redemption.redeem(third.code(), order));
        assertThat(coupons.of(customer, 10, null).items().getFirst().state()).isEqualTo(Coupon.State.ISSUED);
    }

    @Test
    void percentsAndGiftsAndProductsAreReckoned() {
        var percent = new CouponTerms(
                "Percent " + UUID.randomUUID(),
                Kind.PERCENT,
                new BigDecimal("12.5"),
                null,
                YUAN,
                null,
                List.of("Green tea"),
                clock.instant(),
                null,
                null,
                null,
                false,
                null,
                false);
        var coupon = coupons.issue(running(percent), customer);
        refuses("coupon.other-products", () -> redemption.redeem(coupon.code(), order("A" + coupon.id())));
        var taken = redemption.redeem(
                coupon.code(), new Redemption.Order("A" + coupon.id(), new BigDecimal("80.10"), List.of("green TEA")));
        assertThat(taken.amount()).isEqualByComparingTo("10.01");
        refuses(
                "coupon.gift-missing",
                () -> new CouponTerms(
                        "Gift",
                        Kind.GIFT,
                        null,
                        " ",
                        YUAN,
                        null,
                        List.of(),
                        Instant.EPOCH,
                        null,
                        null,
                        null,
                        false,
                        null,
                        false));
        refuses(
                "coupon.ends-before",
                () -> new CouponTerms(
                        "Gift",
                        Kind.GIFT,
                        null,
                        "Cup",
                        YUAN,
                        null,
                        List.of(),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        null,
                        null,
                        false,
                        null,
                        false));
    }

    @Test
    void aDraftIsChangedAndWhatRunsIsNot() {
        var id = batches.make(terms(null, null, false, null));
        var read = batches.get(id).revision();
        refuses("coupon.runs-not", () -> coupons.issue(id, customer));
        batches.change(id, terms(5, null, false, null), read);
        refuses("coupon.changed", () -> batches.change(id, terms(6, null, false, null), read));
        batches.start(id);
        refuses("coupon.not-draft", () -> batches.change(id, terms(6, null, false, null), Revision.ANY));
        refuses("coupon.name-taken", () -> batches.make(batches.get(id).terms()));
    }

    @Test
    void aBatchIsRemovedUntilACouponOfItIsGiven() throws Exception {
        var terms = terms(null, null, false, null);
        var draft = batches.make(terms);
        var service = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        var community = colleagues.join(colleagues.newTeam(), Role.COMMUNITY);
        api.ask(service, delete("/api/v1/coupons/batches/" + draft)).andExpect(status().isForbidden());
        api.ask(community, delete("/api/v1/coupons/batches/" + draft)).andExpect(status().isNoContent());
        api.ask(community, delete("/api/v1/coupons/batches/" + draft)).andExpect(status().isNotFound());

        var given = running(terms);
        coupons.issue(given, customer);
        refuses("coupon.given-already", () -> batches.remove(given));
        batches.stop(given);
        refuses("coupon.given-already", () -> batches.remove(given));
        assertThat(batches.get(given).issued()).isEqualTo(1);
    }

    @Test
    void codesAreNotGuessedNorReadFromTheTable() {
        var coupon = coupons.issue(running(terms(null, null, false, null)), customer);
        assertThat(coupon.code()).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
        var signs = coupon.code().replace("-", "");
        assertThat(CouponCode.read(signs.replace('0', 'O').replace('1', 'l'))).isPresent();
        for (var place = 0; place < 15; place++) {
            var other = signs.charAt(place) == '7' ? '8' : '7';
            assertThat(CouponCode.read(signs.substring(0, place) + other + signs.substring(place + 1)))
                    .isEmpty();
        }
        assertThat(jdbc.sql("select cast(coupon as text) from coupon where id = :id")
                        .param("id", coupon.id())
                        .query(String.class)
                        .single())
                .doesNotContain(signs)
                .doesNotContain(coupon.code());

        var seller = colleagues.join(null, Role.SALES);
        for (var i = 0; i < CouponMisses.MOST; i++)
            refuses(
                    "coupon.unknown",
                    () -> colleagues.as(
                            seller, () -> redemption.redeem(CouponCode.next().written(), order("A"))));
        refuses("coupon.wait", () -> colleagues.as(seller, () -> redemption.redeem(coupon.code(), order("A"))));
        var designer = colleagues.join(null, Role.DESIGNER);
        assertThatThrownBy(() -> colleagues.as(designer, () -> redemption.redeem(coupon.code(), order("A"))))
                .isInstanceOf(Refused.class);
        assertThat(colleagues
                        .as(colleagues.join(null, Role.AUDITOR), () -> coupons.of(customer, 5, null))
                        .items()
                        .getFirst()
                        .code())
                .isEqualTo("…" + signs.substring(12));
    }

    @Test
    void sixtyFourAtOnceRedeemACouponOnce() throws Exception {
        var batch = running(terms(null, null, true, "35"));
        var codes = new ArrayList<String>();
        for (var i = 0; i < 8; i++) codes.add(coupons.issue(batch, customer).code());
        var mark = UUID.randomUUID();
        try (var pool = Executors.newFixedThreadPool(64)) {
            var tries = new ArrayList<Callable<String>>();
            for (var one = 0; one < 64; one++) {
                var number = one;
                tries.add(() -> {
                    for (var code : codes) {
                        try {
                            redemption.redeem(code, order(mark + " " + number));
                        } catch (Refused lost) {
                            assertThat(lost.key()).isIn("coupon.redeemed-already", "coupon.budget-spent");
                        }
                    }
                    return "";
                });
            }
            for (var done : pool.invokeAll(tries)) done.get();
        }
        var after = batches.get(batch);
        assertThat(after.redeemed()).isEqualTo(3);
        assertThat(after.cost()).isEqualByComparingTo("30");
        assertThat(jdbc.sql("select count(*) from coupon where batch_id = :id and state = 'REDEEMED'")
                        .param("id", batch)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void couponsGoWithTheirCustomersAndBack(@Autowired Merges merges, @Autowired Partings partings) {
        var other = somebody();
        var coupon = coupons.issue(running(terms(null, null, false, null)), other);
        var manager = colleagues.join(null, Role.MANAGER);
        colleagues.as(manager, () -> merges.merge(customer, other, Map.of(), Revision.ANY));
        assertThat(coupons.of(customer, 5, null).items()).extracting(Coupon::id).containsExactly(coupon.id());
        colleagues.as(manager, () -> partings.part(other, false));
        assertThat(coupons.of(customer, 5, null).items()).isEmpty();
        assertThat(coupons.of(other, 5, null).items()).hasSize(1);
    }

    @Test
    void tillsAndShopsAskTheApi() throws Exception {
        var manager = colleagues.join(null, Role.MANAGER);
        var body = """
                {"name": "Api %s", "kind": "VALUE", "worth": 5, "currency": "CNY", "validFrom": "2020-01-01T00:00:00Z"}
                """.formatted(UUID.randomUUID());
        var place = Objects.requireNonNull(api.ask(manager, json(post("/api/v1/coupons/batches"), body))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getHeader("Location"));
        var tag = Objects.requireNonNull(api.ask(manager, get(place))
                .andExpect(header().exists("ETag"))
                .andReturn()
                .getResponse()
                .getHeader("ETag"));
        api.ask(manager, json(put(place), body).header("If-Match", tag)).andExpect(status().isOk());
        api.ask(manager, post(place + "/start")).andExpect(status().isNoContent());
        api.ask(manager, json(post(place + "/coupons"), "{\"customer\":\"%s\"}".formatted(customer)))
                .andExpect(status().isCreated());
        var code = coupons.of(customer, 1, null).items().getFirst().code();
        var till = colleagues.join(null, Role.SALES);
        var order = "{\"order\":\"T%s\",\"amount\":80,\"minutes\":5}".formatted(customer);
        api.ask(till, json(post("/api/v1/coupons/" + code + "/reserve"), order))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("RESERVED"));
        api.ask(till, json(post("/api/v1/coupons/" + code + "/release"), order))
                .andExpect(jsonPath("$.state").value("ISSUED"));
        for (var i = 0; i < 2; i++)
            api.ask(till, json(post("/api/v1/coupons/" + code + "/redeem"), order))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.amount").value(5));
        api.ask(till, get(place + "/coupons")).andExpect(status().isForbidden());
        api.ask(manager, post(place + "/stop")).andExpect(status().isNoContent());
        api.ask(manager, get("/api/v1/coupons/batches").param("state", "STOPPED"))
                .andExpect(jsonPath("$.items.length()").isNumber());
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static void refuses(String key, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
