package dev.rapport.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.Tags;
import dev.rapport.customer.promises.Promises;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.privacy.PrivacyRequest;
import dev.rapport.privacy.PrivacyRequest.Law;
import dev.rapport.privacy.holds.LegalHolds;
import dev.rapport.privacy.holds.NewHold;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whom retention rules find, what must come before they are switched on, and what they record. */
@DatabaseTest
class RetentionRulesTests {

    @Autowired
    RetentionRules rules;

    @Autowired
    RetentionWork work;

    @Autowired
    LegalHolds holds;

    @Autowired
    RetentionRuleRows rows;

    @Autowired
    Customers customers;

    @Autowired
    Tags tags;

    @Autowired
    Promises promises;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Api api;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private final String tag = "old " + UUID.randomUUID();
    private Person administrator;

    @BeforeEach
    void anAdministrator() {
        administrator = colleagues.join(colleagues.newTeam(), Role.ADMIN, Role.SALES);
    }

    @AfterEach
    void noRuleGoesOn() {
        jdbc.sql("update retention_rule set enabled = false").update();
    }

    @Test
    void aRuleFindsThoseWhomNobodyNeedsAndNobodyElse() {
        var quiet = customer(years(5));
        var fresh = customer(clock.instant());
        var bought = customer(years(5));
        jdbc.sql("""
                        insert into purchase (id, customer_id, known_by, day, paid, currency, amount, discount, made_at)
                        values (:id, :customer, :known, :day, true, 'CNY', 1, 0, :at)
                        """)
                .param("id", UUID.randomUUID())
                .param("customer", bought.value())
                .param("known", UUID.randomUUID().toString())
                .param("day", LocalDate.ofInstant(years(1), ZoneOffset.UTC))
                .param("at", years(5).atOffset(ZoneOffset.UTC))
                .update();
        var underContract = customer(years(5));
        jdbc.sql("""
                        insert into used_product (id, customer_id, product, contract_until, noted_at)
                        values (:id, :customer, 'P', :until, :at)
                        """)
                .param("id", UUID.randomUUID())
                .param("customer", underContract.value())
                .param(
                        "until",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusYears(1))
                .param("at", years(5).atOffset(ZoneOffset.UTC))
                .update();
        var promised = customer(years(5));
        colleagues.as(
                administrator,
                () -> promises.make(promised, "Call", clock.instant().plus(Duration.ofDays(2)), null, null));
        var rule = tried(make(36, null));

        assertThat(tried(rule.id())).containsExactly(quiet).doesNotContain(fresh, bought, underContract, promised);
        assertThat(rule.dryRun().found()).isEqualTo(1);
        assertThat(proposed(rule.id())).isEmpty();
    }

    @Test
    void whoIsUnderALegalHoldIsNotProposedUntilItIsOver() {
        var held = customer(years(5));
        var until = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(3);
        as(() -> holds.set(new NewHold(held, null, "Lawsuit about an invoice", until)));
        var rule = make(36, null);

        assertThat(tried(tried(rule).id())).isEmpty();
        clock.move(Duration.ofDays(4));
        try {
            assertThat(tried(tried(rule).id())).containsExactly(held);
        } finally {
            clock.reset();
        }
    }

    @Test
    void aStageNarrowsARule() {
        customer(years(5));

        assertThat(tried(make(36, Lifecycle.FORMER)).dryRun().found()).isZero();
        assertThat(tried(make(36, Lifecycle.PROSPECT)).dryRun().found()).isEqualTo(1);
    }

    @Test
    void onlyWhatWasTriedOutIsSwitchedOnAndAChangeSwitchesOff() {
        var rule = make(36, null);
        refused("retention.not-tried", () -> rules.enable(rule.id(), true, Revision.ANY));
        tried(rule);
        var on = as(() -> rules.enable(rule.id(), true, Revision.ANY));
        assertThat(on.enabled()).isTrue();
        refused("retention.changed-meanwhile", () -> rules.change(rule.id(), wish(48, null), rule.revision()));

        var changed = as(() -> rules.change(rule.id(), wish(48, null), on.revision()));

        assertThat(changed.enabled()).isFalse();
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.isTried()).isFalse();
        refused("retention.not-tried", () -> rules.enable(rule.id(), true, Revision.ANY));
    }

    @Test
    void aNightProposesOnceHoweverOftenItBeginsAndRecordsTheVersion() {
        var quiet = customer(years(5));
        var rule = on();

        night();
        night();

        assertThat(proposed(rule.id())).containsExactly(quiet);
        assertThat(as(() -> rules.runs(rule.id(), 10, null)).items())
                .extracting(RetentionRun::dry, RetentionRun::version, RetentionRun::found)
                .containsExactly(tuple(false, 1, 1L), tuple(true, 1, 1L));
        as(() -> rules.enable(rule.id(), false, Revision.ANY));
        assertThat(proposed(rule.id())).isEmpty();
    }

    @Test
    void aRunThatWasCutOffGoesOnWhereItWas() {
        var first = customer(years(5));
        var rule = on();
        transaction.executeWithoutResult(
                status -> work.begin(rows.find(rule.id()).orElseThrow(), false, null, null));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    work.piece();
                    throw new IllegalStateException("killed");
                }))
                .isInstanceOf(IllegalStateException.class);

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            work.piece();
            return as(() -> rules.get(rule.id())).run().endedAt() != null;
        });

        assertThat(proposed(rule.id())).containsExactly(first);
        assertThat(as(() -> rules.get(rule.id())).run().found()).isEqualTo(1);
    }

    @Test
    void erasureIsAskedForAsAPrivacyRequestUnlessSomebodyNeedsTheCustomerAgain() {
        var quiet = customer(years(5));
        var needed = customer(years(5));
        var rule = on();
        night();
        colleagues.as(
                administrator,
                () -> promises.make(needed, "Call", clock.instant().plus(Duration.ofDays(2)), null, null));

        refused("retention.needed-again", () -> rules.erase(rule.id(), needed, Law.PIPL));
        PrivacyRequest request = as(() -> rules.erase(rule.id(), quiet, Law.PIPL));

        assertThat(request.customer()).isEqualTo(quiet);
        assertThat(request.kind()).isEqualTo(PrivacyRequest.Kind.ERASURE);
        assertThat(request.words()).contains(rule.wish().name(), "version 1", "36 months");
        assertThat(proposed(rule.id())).containsExactly(needed);
        refused("retention.not-proposed", () -> rules.erase(rule.id(), quiet, Law.PIPL));
    }

    @Test
    void whatNobodyMayMeanIsRefused() {
        assertThatThrownBy(() -> new RetentionWish("A", 3, null, null)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new RetentionWish(" ", 36, null, null)).isInstanceOf(Refused.class);
        var rule = make(36, null);
        refused("retention.name-taken", () -> rules.make(rule.wish()));
    }

    @Test
    void theApiMakesTriesAndSwitches() throws Exception {
        var body = "{\"name\": \"%s\", \"months\": 36, \"lifecycle\": \"former\"}".formatted(tag);
        api.ask(
                        administrator,
                        post("/api/v1/retention-rules")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.enabled").value(false))
                .andExpect(jsonPath("$.ruleVersion").value(1));
        var rule = as(() -> rules.all()).stream()
                .filter(one -> one.wish().name().equals(tag))
                .findFirst()
                .orElseThrow();
        var address = "/api/v1/retention-rules/" + rule.id();
        api.ask(
                        administrator,
                        put(address + "/enabled")
                                .header(HttpHeaders.IF_MATCH, rule.revision().tag())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"enabled\": true}"))
                .andExpect(status().isConflict());
        api.ask(administrator, post(address + "/dry-runs")).andExpect(status().isAccepted());
        ended(rule.id());
        api.ask(
                        administrator,
                        put(address + "/enabled")
                                .header(HttpHeaders.IF_MATCH, rule.revision().tag())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"enabled\": true}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.enabled").value(true));
        api.ask(administrator, get(address + "/runs?limit=1"))
                .andExpect(jsonPath("$.items[0].dry").value(true));
    }

    private Instant years(int ago) {
        return clock.instant().minus(Duration.ofDays(365L * ago));
    }

    /** With the tag, and nothing that happened since it was added. */
    private CustomerId customer(Instant added) {
        clock.moveTo(added);
        try {
            var id = customers
                    .add(new NewCustomer(
                            NewCustomer.Kind.PERSON, "Old " + UUID.randomUUID(), null, null, null, List.of(), Map.of()))
                    .id();
            tags.add(id, new Tags.Tag(tag, "rule", null));
            return id;
        } finally {
            clock.reset();
        }
    }

    private RetentionWish wish(int months, @Nullable Lifecycle lifecycle) {
        return new RetentionWish(tag + " " + lifecycle, months, lifecycle, tag);
    }

    private RetentionRule make(int months, @Nullable Lifecycle lifecycle) {
        return as(() -> rules.make(wish(months, lifecycle)));
    }

    private RetentionRule tried(RetentionRule rule) {
        as(() -> rules.tryOut(rule.id()));
        return ended(rule.id());
    }

    private RetentionRule on() {
        var rule = tried(make(36, null));
        return as(() -> rules.enable(rule.id(), true, Revision.ANY));
    }

    private void night() {
        work.beginNight();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !jdbc.sql("select exists (select 1 from retention_run where ended_at is null)")
                        .query(Boolean.class)
                        .single());
    }

    private RetentionRule ended(UUID id) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> as(() -> rules.get(id)), RetentionRule::isTried);
    }

    private List<CustomerId> tried(UUID id) {
        return as(() -> rules.tried(id, 100, null)).items().stream()
                .map(RetentionRules.Found::customer)
                .toList();
    }

    private List<CustomerId> proposed(UUID id) {
        return as(() -> rules.proposed(id, 100, null)).items().stream()
                .map(RetentionRules.Found::customer)
                .toList();
    }

    private <T> T as(Callable<T> question) {
        return colleagues.as(administrator, question);
    }

    private void refused(String key, Callable<?> deed) {
        assertThatThrownBy(() -> as(deed))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
