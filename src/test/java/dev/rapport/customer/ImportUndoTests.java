package dev.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Role;
import dev.rapport.customer.purchases.Purchases;
import dev.rapport.imports.GivenReading;
import dev.rapport.imports.ImportUndos;
import dev.rapport.imports.Imports;
import dev.rapport.imports.UndoOutcome;
import dev.rapport.imports.UndoableImportKind;
import dev.rapport.imports.UndoableImportKind.Prospect;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.privacy.holds.LegalHolds;
import dev.rapport.privacy.holds.NewHold;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class ImportUndoTests {

    @Autowired
    Imports imports;

    @Autowired
    ImportUndos undos;

    @Autowired
    Customers customers;

    @Autowired
    RuleOverrides overrides;

    @Autowired
    FactRows facts;

    @Autowired
    Consents consents;

    @Autowired
    Purchases purchases;

    @Autowired
    CustomerDesk desk;

    @Autowired
    List<UndoableImportKind> kinds;

    @Autowired
    BroughtCustomers brought;

    @Autowired
    LegalHolds holds;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    private UUID bringIn(String kind, String text) {
        var file = new ByteArrayResource(text.formatted(mark).getBytes(StandardCharsets.UTF_8));
        var id = imports.start(kind, file, mark + ".csv", null, GivenReading.NOTHING.addingUnknown(true));
        var ended = Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> imports.get(id), status -> status.state().ended());
        assertThat(ended.errors()).isEmpty();
        return id;
    }

    private List<String> undo(UUID id) {
        undos.undo(id);
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> undos.of(id).orElseThrow().done());
        return undos.stays(id, 100, null).items();
    }

    private CustomerId firm(String name) {
        return customers.byExternal(name + " " + mark).orElseThrow();
    }

    /** Of all tables of customers, the rows that any column ties to customers of this test. */
    private Map<String, Long> counts() {
        return List.of(
                        "customer where external like '%%%s%%'",
                        "customer_fact where customer_id in (select id from customer where external like '%%%s%%')",
                        "contact_point where value like '%%%s%%'",
                        "purchase where customer_id in (select id from customer where external like '%%%s%%')",
                        "purchase_total where customer_id in (select id from customer where external like '%%%s%%')",
                        "purchase_rhythm where customer_id in (select id from customer where external like '%%%s%%')",
                        "purchase_line where product like '%%%s%%'")
                .stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> jdbc.sql("select count(*) from " + table.formatted(mark))
                                .query(Long.class)
                                .single()));
    }

    @Test
    void whatIsHeldAtThatMomentStays() throws Exception {
        var run = bringIn("customers", "account,sector\nHeld %1$s,retail\n");
        try (var others = Executors.newSingleThreadExecutor()) {
            var undone = new ArrayList<Future<?>>();
            transaction.executeWithoutResult(status -> {
                colleagues.as(colleagues.join(null, Role.ADMIN), () -> {
                    holds.set(new NewHold(firm("Held"), null, "Lawsuit", null));
                });
                undone.add(others.submit(() -> transaction.executeWithoutResult(begun -> brought.undo(run, null, 10))));
                Awaitility.await().until(() -> undone.getFirst().isDone() || somebodyWaitsForALock());
            });
            undone.getFirst().get();
        }

        assertThat(customers.byExternal("Held " + mark)).isPresent();
    }

    @Test
    void aYesThatWasConfirmedAtAnAddressEndsWhenTheImportThatBroughtItIsUndone() {
        bringIn("customers", "account,sector\nReached %1$s,retail\n");
        var run = bringIn("customers", "account,email\nReached %1$s,r%1$s@example.com\n");
        jdbc.sql("""
            insert into customer_consent (
                customer_id, purpose, channel, granted, changed_at, given_at, confirmed_at, address)
            values (:firm, 'newsletter', 'email', true, now(), now(), now(), :address)
            """)
                .param("firm", firm("Reached").value())
                .param("address", "r" + mark + "@example.com")
                .update();
        assertThat(consents.standing(firm("Reached"), Purpose.NEWSLETTER, "email"))
                .isEqualTo(ContactStanding.CONSENTED);

        undo(run);
        assertThat(consents.all(firm("Reached"))).singleElement().satisfies(kept -> {
            assertThat(kept.ended()).isTrue();
            assertThat(kept.until()).isNotNull();
        });
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void aFirmThatALegalHoldKeepsSaysSo() {
        var id = bringIn("customers", "account\nHeld %1$s\n");
        colleagues.as(
                colleagues.join(null, Role.ADMIN),
                () -> holds.set(new NewHold(firm("Held"), null, "Court order about a firm", null)));
        assertThat(undo(id)).singleElement().asString().contains("this customer is kept by a legal hold");
        assertThat(imports.get(id).undoOutcome()).isEqualTo(UndoOutcome.NOTHING);
    }

    @Test
    void anImportOfFirmsLeavesWhatWasThereAsItWas() {
        bringIn("customers", "account,sector,email,tier\nKnown %1$s,retail,a%1$s@example.com,gold\n");
        consents.change(firm("Known"), "phone", true);
        var before = counts();
        var profile = desk.profile(firm("Known"));

        var id = bringIn("customers", """
                account,sector,email,tier,language,employees,subsidiary_of,Do Not Email,Do Not Call
                known %1$s,food,b%1$s@example.com,silver,zh,12,New %1$s,yes,yes
                New %1$s,food,c%1$s@example.com,gold,,,,,yes
                New %1$s,retail,,,en,,,,
                """);
        assertThat(undos.prospect(id)).isEqualTo(new Prospect(1, 1, 0));

        assertThat(undo(id)).isEmpty();
        assertThat(counts()).isEqualTo(before);
        var now = desk.profile(firm("Known"));
        assertThat(now.facts()).isEqualTo(profile.facts());
        assertThat(now.terms()).isEqualTo(profile.terms());
        assertThat(now.parent()).isNull();
        assertThat(now.contactPoints()).isEqualTo(profile.contactPoints());
        assertThat(now.consents()).containsOnlyKeys("phone");
        assertThat(consents.allows(firm("Known"), "phone")).isTrue();
    }

    @Test
    void whatSomebodyWroteSinceStaysAndIsListed() {
        bringIn("customers", "account,sector,tier\nKnown %1$s,retail,gold\n");
        var id = bringIn(
                "customers",
                "account,sector,tier\n"
                        + "Known %1$s,food,silver\n"
                        + "New %1$s,food,gold\n"
                        + "Tagged %1$s,food,gold\n"
                        + "Buyer %1$s,food,\n");
        facts.learn(firm("Known"), Map.of("sector", "banking"), Origin.of(Origin.Source.PERSON));
        desk.tag(firm("Tagged"), "vip");
        bringIn("purchases", "customer,day,amount,product\nBuyer %1$s,2026-01-05,10,Cup %1$s\n");

        var stays = undo(id);

        assertThat(stays).hasSize(3).anyMatch(reason -> reason.contains("sector"));
        assertThat(customers.facts(firm("Known"))).containsEntry("sector", "banking");
        assertThat(customers.terms(firm("Known")).tier()).isEqualTo("gold");
        assertThat(customers.byExternal("New " + mark)).isEmpty();
        assertThat(customers.byExternal("Tagged " + mark)).isPresent();
        assertThat(customers.byExternal("Buyer " + mark)).isPresent();
    }

    private String orders(int count) {
        return "customer,day,amount,product\n"
                + IntStream.range(0, count)
                        .mapToObj(i -> "C%d %%1$s,2026-01-%02d,10.00,Cup %%1$s\n".formatted(i % 4, 1 + i % 28))
                        .collect(Collectors.joining());
    }

    @Test
    void anImportOfPurchasesLeavesNothingBehind() {
        var before = counts();
        var id = bringIn("purchases", orders(20));
        assertThat(undos.prospect(id)).isEqualTo(new Prospect(24, 0, 0));

        assertThat(undo(id)).isEmpty();

        assertThat(counts()).isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from purchase_story where import_id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anOrderOfWhichSomethingWasGivenBackStaysWithItsCustomer() {
        var id = bringIn("purchases", orders(8));
        var buyer = firm("C1");
        var order = purchases.of(buyer, 1, null).items().getFirst();
        purchases.giveBack(buyer, order.id(), LocalDate.of(2026, 2, 1), BigDecimal.ONE, null);

        assertThat(undo(id)).hasSize(2);

        assertThat(purchases.of(buyer, 10, null).items()).hasSize(1);
        assertThat(purchases.summary(buyer).totals().getFirst().orders()).isEqualTo(1);
        assertThat(customers.byExternal("C0 " + mark)).isEmpty();
    }

    @Test
    void whatIsInterruptedGoesOnWhereItsLastPageEnded() {
        var before = counts();
        var id = bringIn("purchases", orders(20));
        var kind = kinds.stream()
                .filter(one -> one.name().equals("purchases"))
                .findFirst()
                .orElseThrow();
        @Nullable String place = null;
        for (var page = 0; page == 0 || place != null; page++) {
            var from = place;
            transaction.executeWithoutResult(killed -> {
                kind.undo(id, from, 3);
                killed.setRollbackOnly();
            });
            place = Objects.requireNonNull(transaction.execute(status -> kind.undo(id, from, 3)))
                    .next();
        }
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void anUndoIsForThoseWhoMayBringInAndOnlyOnce() {
        var id = bringIn("purchases", orders(2));
        var manager = colleagues.join(null, Role.MANAGER);
        for (var role : List.of(Role.SALES, Role.AUDITOR))
            assertThatThrownBy(() -> colleagues.as(colleagues.join(null, role), () -> {
                        undos.undo(id);
                        return true;
                    }))
                    .isInstanceOf(Refused.class);
        colleagues.as(manager, () -> undo(id));
        assertThatThrownBy(() -> undos.undo(id))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("import.undo-asked"));
        var staff = bringIn("staff", "sales_agent,manager,regional_office\nSeller %1$s,Lead %1$s,West %1$s\n");
        assertThatThrownBy(() -> undos.undo(staff))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("import.undo-not"));
    }

    private @Nullable String tierSetOf(String name) {
        return overrides.of(firm(name), Judged.TIER).map(RuleOverride::says).orElse(null);
    }

    private void awaitJudged(String name, String tier) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(desk.profile(firm(name)).terms().tier()).isEqualTo(tier));
    }

    @Test
    void aTierThatAFileTellsIsSetAndNoRuleChangesIt() {
        bringIn("customers", "account,tier\nTold %1$s,standard\nUntold %1$s,\n");
        bringIn("purchases", """
                customer,product,date,qty,unit price,currency
                Told %1$s,Crane %1$s,2026-11-01,1,150000,CNY
                Untold %1$s,Crane %1$s,2026-11-01,1,150000,CNY
                """);

        awaitJudged("Untold", "gold");

        assertThat(desk.profile(firm("Told")).terms().tier()).isEqualTo("standard");
        assertThat(tierSetOf("Told")).isEqualTo("standard");
        assertThat(tierSetOf("Untold")).isNull();
    }

    @Test
    void whatTheRulebookMadeOfCustomersKeepsNoImportFromBeingUndone() {
        var customers = bringIn("customers", "account,tier\nJudged %1$s,\n");
        var bought = bringIn("purchases", """
                customer,product,date,qty,unit price,currency
                Judged %1$s,Crane %1$s,2026-11-01,1,150000,CNY
                """);
        awaitJudged("Judged", "gold");
        assertThat(undo(bought)).isEmpty();
        assertThat(undos.prospect(customers)).isEqualTo(new Prospect(1, 0, 0));

        assertThat(undo(customers)).isEmpty();

        assertThat(this.customers.byExternal("Judged " + mark)).isEmpty();
    }

    @Test
    void pointsThatOrdersGaveAreTakenBackWithThemAndKeepNoCustomer() {
        var customers = bringIn("customers", "account,tier\nRewarded %1$s,\n");
        var bought =
                bringIn("purchases", """
                customer,product,date,qty,unit price,currency
                Rewarded %1$s,Crane %1$s,{today},1,1500,CNY
                """.replace("{today}", LocalDate.now(clock).toString()));
        var firm = firm("Rewarded");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(points(firm)).isPositive());

        assertThat(undo(bought)).isEmpty();

        assertThat(points(firm)).isZero();
        assertThat(undos.prospect(customers)).isEqualTo(new Prospect(1, 0, 0));
        assertThat(undo(customers)).isEmpty();
        assertThat(this.customers.byExternal("Rewarded " + mark)).isEmpty();
    }

    @Test
    void anImportOfOrdersTakesTheCustomersThatItMadeThoughTheyGotPoints() {
        var bought =
                bringIn("purchases", """
                customer,product,date,qty,unit price,currency
                Fresh %1$s,Crane %1$s,{today},1,1500,CNY
                """.replace("{today}", LocalDate.now(clock).toString()));
        var firm = firm("Fresh");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(points(firm)).isPositive());
        assertThat(undos.prospect(bought)).isEqualTo(new Prospect(2, 0, 0));

        assertThat(undo(bought)).isEmpty();

        assertThat(points(firm)).isZero();
        assertThat(customers.byExternal("Fresh " + mark)).isEmpty();
    }

    private long points(CustomerId customer) {
        return jdbc.sql("select coalesce(sum(points), 0) from points_entry where customer_id = :customer")
                .param("customer", customer.value())
                .query(Long.class)
                .single();
    }

    @Test
    void aTierThatAnImportSetIsSetAsBeforeWhenItIsUndone() {
        bringIn("customers", "account,tier\nPerson's %1$s,\nRule's %1$s,\n");
        customers.changeTerms(firm("Person's"), new CustomerTerms("gold", null, null), null);
        var id = bringIn("customers", "account,tier\nPerson's %1$s,silver\nRule's %1$s,silver\n");
        assertThat(tierSetOf("Person's")).isEqualTo("silver");
        assertThat(tierSetOf("Rule's")).isEqualTo("silver");

        assertThat(undo(id)).isEmpty();

        assertThat(tierSetOf("Person's")).isEqualTo("gold");
        assertThat(tierSetOf("Rule's")).isNull();
        assertThat(desk.profile(firm("Person's")).terms().tier()).isEqualTo("gold");
        awaitJudged("Rule's", "standard");
    }

    @Test
    void aTagThatAPersonRefusedHoldsTheCustomerOfAnImport() {
        var id = bringIn("customers", "account,tier\nRefused %1$s,\n");
        overrides.refuseTags(List.of(firm("Refused")), List.of("regular"), null);

        assertThat(undos.prospect(id)).isEqualTo(new Prospect(0, 0, 1));
    }
}
