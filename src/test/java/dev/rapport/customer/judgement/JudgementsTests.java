package dev.rapport.customer.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerTerms;
import dev.rapport.customer.Customers;
import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.RuleOverride.Source;
import dev.rapport.customer.Tags;
import dev.rapport.customer.judgement.Judgement.JudgedTag;
import dev.rapport.customer.judgement.Judgement.SetByHand;
import dev.rapport.customer.judgement.Judgements.Wish;
import dev.rapport.customer.purchases.NewPurchase;
import dev.rapport.customer.purchases.PurchaseLine;
import dev.rapport.customer.purchases.Purchases;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.rules.RuleTextRefused;
import dev.rapport.rules.Rules;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import dev.rapport.testing.Statements;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What rules make of customers, and what people set instead. */
@DatabaseTest
class JudgementsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Currency MONEY = Currency.getInstance("CNY");

    @Autowired
    Judgements judgements;

    @Autowired
    Judging judging;

    @Autowired
    Rules rules;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Customers customers;

    @Autowired
    CustomerDesk desk;

    @Autowired
    Purchases purchases;

    @Autowired
    Tags tags;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private Person manager;

    @BeforeEach
    void aManager() {
        manager = colleagues.join(colleagues.newTeam(), Role.MANAGER);
    }

    private CustomerId customer() {
        return customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON, "Judged " + UUID.randomUUID(), null, null, null, List.of(), Map.of()))
                .id();
    }

    private void buys(CustomerId customer, int daysAgo, String amount) {
        var line = PurchaseLine.of("Cup", BigDecimal.ONE, new BigDecimal(amount), null, MONEY);
        colleagues.as(
                manager,
                () -> purchases.add(
                        customer,
                        new NewPurchase(
                                null,
                                today().minusDays(daysAgo),
                                "shop",
                                true,
                                MONEY,
                                List.of(line),
                                BigDecimal.ZERO)));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Judgement of(CustomerId customer) {
        return colleagues.as(manager, () -> judgements.of(customer));
    }

    private List<String> words(CustomerId customer) {
        return tags.of(customer).stream().map(Tags.Tag::word).toList();
    }

    private void awaitStage(CustomerId customer, Lifecycle stage) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(of(customer).stage().is()).isEqualTo(stage.name()));
    }

    private void awaitTier(CustomerId customer, String tier) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(of(customer).tier().is()).isEqualTo(tier));
    }

    private void awaitTags(CustomerId customer, String... expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(words(customer)).containsExactly(expected));
    }

    private void awaitJudged(CustomerId customer) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(of(customer).judged()).isNotNull());
    }

    private List<String> kinds(CustomerId customer) {
        return jdbc.sql("select kind from trail where subject_id = :id order by id")
                .param("id", customer.value())
                .query(String.class)
                .list();
    }

    @Test
    void whoBuysBecomesABuyerWithTheReason() {
        var id = customer();
        awaitJudged(id);
        assertThat(Objects.requireNonNull(of(id).stage().says()).says()).isEqualTo("PROSPECT");

        buys(id, 40, "50");
        awaitStage(id, Lifecycle.BUYER);

        var says = Objects.requireNonNull(of(id).stage().says());
        assertThat(says.rule()).isEqualTo("who bought within 12 months is a buyer");
        assertThat(says.because()).isEqualTo("bought within 12 months");
        assertThat(of(id).stage().set()).isNull();
        assertThat(Objects.requireNonNull(of(id).judged()).facts()).containsEntry("purchases", 1);
        assertThat(kinds(id)).contains("StageJudged");
    }

    @Test
    void whatIsBoughtInAYearMakesTheTier() {
        var id = customer();
        buys(id, 3, "25000");
        awaitTier(id, "silver");

        buys(id, 2, "80000");
        awaitTier(id, "gold");
        assertThat(kinds(id)).filteredOn("TierJudged"::equals).hasSize(2);
    }

    @Test
    void aYearOfSilenceMakesAFormerCustomerThoughNothingHappens() {
        var id = customer();
        buys(id, 350, "50");
        awaitStage(id, Lifecycle.BUYER);

        clock.move(Duration.ofDays(16));

        awaitStage(id, Lifecycle.FORMER);
    }

    @Test
    void aTagByRuleGoesWhenTheRuleNoLongerSaysSo() {
        var id = customer();
        buys(id, 10, "10");
        awaitTags(id, "first purchase", "needs owner");
        var first = of(id).tags().stream()
                .filter(tag -> tag.word().equals("first purchase"))
                .findFirst()
                .orElseThrow();
        assertThat(first.until()).isEqualTo(today().plusDays(30));

        clock.move(Duration.ofDays(21));

        awaitTags(id, "needs owner");
        assertThat(kinds(id)).contains("TagJudged", "TagDropped");
    }

    @Test
    void aTagThatAPersonRemovedIsNotPutOnAgainUntilTheyLetIt() {
        var id = customer();
        buys(id, 100, "10");
        awaitTags(id, "needs owner");

        colleagues.as(manager, () -> desk.untag(id, "needs owner"));
        buys(id, 90, "10");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Objects.requireNonNull(of(id).judged()).facts())
                                .containsEntry("purchases", 2));
        assertThat(words(id)).isEmpty();
        assertThat(of(id).refused()).extracting(SetByHand::says).containsExactly("needs owner");
        assertThat(of(id).refused()).extracting(SetByHand::byName).containsExactly(manager.name());
        assertThat(of(id).tags()).extracting(JudgedTag::there).containsExactly(false);

        colleagues.as(manager, () -> judgements.leaveTag(id, "needs owner"));

        assertThat(words(id)).containsExactly("needs owner");
        assertThat(of(id).refused()).isEmpty();
    }

    @Test
    void aTagThatAPersonPutOnStaysWhenTheRuleNoLongerSaysSo() {
        var id = customer();
        buys(id, 350, "10");
        awaitTags(id, "needs owner");

        colleagues.as(manager, () -> desk.tag(id, "Needs Owner"));
        clock.move(Duration.ofDays(16));
        awaitStage(id, Lifecycle.FORMER);

        assertThat(tags.of(id)).extracting(Tags.Tag::source).containsExactly(Tags.BY_HAND);
    }

    @Test
    void whatAPersonSetStaysWithTheReasonUntilTheRuleIsLetDecide() {
        var id = customer();
        buys(id, 3, "120000");
        awaitTier(id, "gold");

        colleagues.as(manager, () -> judgements.setTier(id, new Wish("silver", "pays late", null), Revision.ANY));
        buys(id, 2, "10");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Objects.requireNonNull(of(id).judged()).facts())
                                .containsEntry("purchases", 2));

        var tier = of(id).tier();
        assertThat(tier.is()).isEqualTo("silver");
        assertThat(Objects.requireNonNull(tier.says()).says()).isEqualTo("gold");
        var set = Objects.requireNonNull(tier.set());
        assertThat(set.why()).isEqualTo("pays late");
        assertThat(set.byName()).isEqualTo(manager.name());

        colleagues.as(manager, () -> judgements.leaveTier(id));
        assertThat(of(id).tier().is()).isEqualTo("gold");
        assertThat(of(id).tier().set()).isNull();
        assertThat(kinds(id)).containsSubsequence("TierJudged", "TierOverridden", "LeftToRules", "TierJudged");
    }

    @Test
    void whatIsSetForATimeEndsByItself() {
        var id = customer();
        colleagues.as(
                manager,
                () -> judgements.setStage(
                        id, new Wish("BUYER", "signed, order follows", today().plusDays(5)), Revision.ANY));
        awaitJudged(id);
        assertThat(of(id).stage().is()).isEqualTo("BUYER");

        clock.move(Duration.ofDays(6));

        awaitStage(id, Lifecycle.PROSPECT);
        assertThat(of(id).stage().set()).isNull();
    }

    @Test
    void aTierThatWasGivenWithoutAReasonStaysToo() {
        var id = customer();
        awaitJudged(id);
        colleagues.as(manager, () -> desk.serve(id, new CustomerTerms("gold", null, null), Revision.ANY));
        colleagues.as(manager, () -> desk.serve(id, new CustomerTerms("standard", "zh", null), Revision.ANY));
        buys(id, 3, "120000");
        awaitStage(id, Lifecycle.BUYER);

        assertThat(of(id).tier().is()).isEqualTo("standard");
        assertThat(Objects.requireNonNull(of(id).tier().set()).source()).isEqualTo(Source.PERSON);
    }

    @Test
    void whoOnlyChangesTheLanguageLeavesTheTierToTheRules() {
        var id = customer();
        awaitJudged(id);
        colleagues.as(manager, () -> desk.serve(id, new CustomerTerms("standard", "zh", null), Revision.ANY));

        buys(id, 3, "120000");

        awaitTier(id, "gold");
        assertThat(desk.profile(id).terms().language()).isEqualTo("zh");
    }

    @Test
    void aReasonIsNeededAndAnEndInThePastIsRefused() {
        var id = customer();
        refused("judgement.reason-needed", id, new Wish("gold", " ", null));
        refused("judgement.until-past", id, new Wish("gold", "because", today()));
        refused("customer.no-such-tier", id, new Wish("platinum", "because", null));
        assertThat(of(id).tier().set()).isNull();
    }

    private void refused(String key, CustomerId id, Wish wish) {
        assertThatThrownBy(() -> colleagues.as(manager, () -> judgements.setTier(id, wish, Revision.ANY)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @Test
    void whoReadSomethingElseIsToldWhoSetItMeanwhile() {
        var id = customer();
        var read = of(id).tier().revision();
        colleagues.as(manager, () -> judgements.setTier(id, new Wish("gold", "a friend", null), read));

        assertThatThrownBy(() -> colleagues.as(
                        manager, () -> judgements.setTier(id, new Wish("silver", "no friend", null), read)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.CHANGED));
    }

    @Test
    void aTierIsSetByManagersAndAStageByWhoWorksWithCustomers() {
        var id = customer();
        var sales = colleagues.join(colleagues.newTeam(), Role.SALES);
        var auditor = colleagues.join(null, Role.AUDITOR);

        assertThatThrownBy(() -> colleagues.as(
                        sales, () -> judgements.setTier(id, new Wish("gold", "because", null), Revision.ANY)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(
                        auditor, () -> judgements.setStage(id, new Wish("buyer", "because", null), Revision.ANY)))
                .isInstanceOf(Refused.class);
        colleagues.as(sales, () -> judgements.setStage(id, new Wish("buyer", "because", null), Revision.ANY));
        assertThat(of(id).stage().is()).isEqualTo("BUYER");
    }

    @Test
    void anotherVersionOfTheRulebookJudgesEverybodyAgain() {
        var id = customer();
        awaitJudged(id);
        jdbc.sql("update customer_judgement set version = -1 where customer_id = :id")
                .param("id", id.value())
                .update();

        jdbc.sql("update judgement_state set version = -1").update();

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Objects.requireNonNull(of(id).judged()).version())
                                .isPositive());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(colleagues.as(manager, () -> judgements.toBeJudged()))
                        .isZero());
    }

    @Test
    void rulesThatGiveATierThatThereIsNotAreRefused() {
        var text = rules.text("tagging").replace("\"gold\"", "\"platinum\"");
        assertThatThrownBy(() -> rules.draft("tagging", text))
                .isInstanceOfSatisfying(
                        RuleTextRefused.class,
                        refused -> assertThat(refused.key()).isEqualTo("judgement.refused.tier"));
    }

    @Test
    void whatWasGivenBackDoesNotCount() {
        var id = customer();
        buys(id, 3, "120000");
        awaitTier(id, "gold");

        var order =
                colleagues.as(manager, () -> purchases.of(id, 1, null)).items().getFirst();
        colleagues.as(
                manager, () -> purchases.giveBack(id, order.id(), order.day(), new BigDecimal("110000"), "broken"));

        awaitTier(id, "standard");
    }

    @Test
    void aPageOfCustomersCostsAFewStatementsHoweverManyTheyAre() {
        var few = IntStream.range(0, 2).mapToObj(i -> customer()).toList();
        var many = IntStream.range(0, 40).mapToObj(i -> customer()).toList();
        few.forEach(this::awaitJudged);
        many.forEach(this::awaitJudged);

        assertThat(statements(many)).isEqualTo(statements(few)).isLessThanOrEqualTo(8);
    }

    private int statements(List<CustomerId> all) {
        return Statements.of(() -> transaction.executeWithoutResult(status -> judging.judgeWhoIsFree(
                        all.stream().map(CustomerId::value).toList())))
                .size();
    }
}
