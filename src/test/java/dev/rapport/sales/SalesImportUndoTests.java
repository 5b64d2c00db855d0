package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.notes.About;
import dev.rapport.customer.notes.Notes;
import dev.rapport.imports.GivenReading;
import dev.rapport.imports.ImportUndos;
import dev.rapport.imports.Imports;
import dev.rapport.imports.UndoOutcome;
import dev.rapport.imports.UndoableImportKind;
import dev.rapport.imports.UndoableImportKind.Prospect;
import dev.rapport.loyalty.Points;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Money;
import dev.rapport.platform.SubjectId;
import dev.rapport.privacy.holds.LegalHold;
import dev.rapport.privacy.holds.LegalHolds;
import dev.rapport.privacy.holds.NewHold;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
class SalesImportUndoTests {

    @Autowired
    Imports imports;

    @Autowired
    ImportUndos undos;

    @Autowired
    List<UndoableImportKind> kinds;

    @Autowired
    Leads leads;

    @Autowired
    LeadAssignment assignment;

    @Autowired
    Products products;

    @Autowired
    Customers customers;

    @Autowired
    Notes notes;

    @Autowired
    LegalHolds holds;

    @Autowired
    Points points;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    private UUID bringIn(String kind, String text) {
        var file = new ByteArrayResource(text.formatted(mark).getBytes(StandardCharsets.UTF_8));
        var id = imports.start(kind, file, mark + ".csv", null, GivenReading.NOTHING);
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

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from.formatted(mark))
                .query(Long.class)
                .single();
    }

    private SubjectId lead(String name) {
        return new SubjectId(jdbc.sql("select id from lead where name = :name")
                .param("name", name + " " + mark)
                .query(UUID.class)
                .single());
    }

    private String leads(int count) {
        return "name,phone,external,source\n"
                + IntStream.range(0, count)
                        .mapToObj(i -> "Lead%d %%1$s,,X%d-%%1$s,Fair\n".formatted(i, i))
                        .collect(Collectors.joining());
    }

    @Test
    void anImportOfLeadsLeavesNothingBehindAndCanBeBroughtInAgain() {
        var id = bringIn("leads", leads(5));
        assertThat(undos.prospect(id)).isEqualTo(new Prospect(5, 0, 0));

        assertThat(undo(id)).isEmpty();

        assertThat(count("lead where external like '%%%s'")).isZero();
        assertThat(count("subject where external like '%%%s'")).isZero();
        assertThat(undos.of(id).orElseThrow().gone()).isEqualTo(5);
        assertThat(undos.prospect(bringIn("leads", leads(5)))).isEqualTo(new Prospect(5, 0, 0));
    }

    @Test
    void whatALegalHoldKeepsSaysSoAndTheListSaysHowMuchWasUndone() {
        var whole = bringIn("leads", leads(1));
        var kept = hold(lead("Lead0"));
        assertThat(undo(whole)).singleElement().asString().contains("it is kept by a legal hold");
        assertThat(imports.get(whole).undoOutcome()).isEqualTo(UndoOutcome.NOTHING);

        var part = bringIn("leads", "name,external\nOne %1$s,Y1-%1$s\nTwo %1$s,Y2-%1$s\n");
        hold(lead("Two"));
        assertThat(undo(part)).hasSize(1);
        assertThat(imports.get(part).undoOutcome()).isEqualTo(UndoOutcome.PART);
        assertThat(count("lead where name = 'One %s'")).isZero();
        assertThat(kept.stands()).isTrue();
    }

    private LegalHold hold(SubjectId subject) {
        var kept = new NewHold(null, subject.toString(), "Court order about a lead", null);
        return colleagues.as(colleagues.join(null, Role.ADMIN), () -> holds.set(kept));
    }

    @Test
    void noMessageAboutALeadThatIsGoneWaitsForTheEngine() {
        var id = bringIn("leads", leads(1));
        var gone = lead("Lead0");

        undo(id);

        assertThat(jdbc.sql("select count(*) from engine_message where subject_id = :id")
                        .param("id", gone.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aLeadOnWhichSomebodyWroteANoteStaysAndIsNamed() {
        var id = bringIn("leads", leads(3));
        var manager = colleagues.join(null, Role.MANAGER);
        colleagues.as(manager, () -> notes.add(new About.OfCase(lead("Lead1")), "Calls back on Monday."));
        assertThat(undos.prospect(id)).isEqualTo(new Prospect(2, 0, 1));

        assertThat(undo(id))
                .singleElement()
                .asString()
                .startsWith(leads.take(lead("Lead1")).number());
        assertThat(count("lead where external like '%%%s'")).isEqualTo(1);
    }

    @Test
    void leadsOfOneImportThatWereMergedGoTogether() {
        var id = bringIn("leads", leads(2));
        assignment.merge(lead("Lead1"), new LeadId(lead("Lead0").value()));

        assertThat(undo(id)).isEmpty();

        assertThat(count("lead where external like '%%%s'")).isZero();
    }

    @Test
    void aLeadIntoWhichAnotherWasMergedStays() {
        var id = bringIn("leads", leads(1));
        bringIn("leads", "name,external\nOther %1$s,Y-%1$s\n");
        assignment.merge(lead("Other"), new LeadId(lead("Lead0").value()));

        assertThat(undo(id)).hasSize(1);
    }

    private String deals(Person agent) {
        return """
            opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
            A-%1$s,Agent,Cup %1$s,Firm %1$s,Won,2026-01-02,2026-02-03,100
            B-%1$s,Agent,Cup %1$s,Firm %1$s,Engaging,2026-01-02,,
            C-%1$s,Agent,Cup %1$s,Other %1$s,Lost,2026-01-02,2026-02-03,0
            """.replace("Agent", agent.name());
    }

    @Test
    void anImportOfOpportunitiesGoesWithTheFirmsThatItMadeAndTheirClocks() {
        products.put("Cup " + mark, null, Money.of(BigDecimal.TEN, "USD"));
        var agent = colleagues.join(null, Role.SALES);
        var id = bringIn("opportunities", deals(agent));
        var cases = jdbc.sql("select id from opportunity where external like '%' || :mark")
                .param("mark", mark)
                .query(UUID.class)
                .list();
        assertThat(undos.prospect(id)).isEqualTo(new Prospect(5, 0, 0));

        assertThat(undo(id)).isEmpty();

        assertThat(count("opportunity where external like '%%%s'")).isZero();
        assertThat(count("subject where external like '%%%s'")).isZero();
        assertThat(customers.firmsNamed("Firm " + mark)).isEmpty();
        assertThat(jdbc.sql("select count(*) from sla_clock where subject_id = any(:cases)")
                        .param("cases", cases.toArray(UUID[]::new))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anOpportunityOnWhichSomebodyWorkedStaysWithItsFirm() {
        products.put("Cup " + mark, null, Money.of(BigDecimal.TEN, "USD"));
        var agent = colleagues.join(null, Role.SALES);
        var id = bringIn("opportunities", deals(agent));
        var worked = new SubjectId(jdbc.sql("select id from opportunity where external = :external")
                .param("external", "C-" + mark)
                .query(UUID.class)
                .single());
        colleagues.as(agent, () -> notes.add(new About.OfCase(worked), "Asked why."));

        assertThat(undo(id)).hasSize(2);

        assertThat(customers.firmsNamed("Firm " + mark)).isEmpty();
        assertThat(customers.firmsNamed("Other " + mark)).hasSize(1);
    }

    @Test
    void whoIsUnderAHoldStaysWithTheirCasesAndWhoHasPointsStays() {
        products.put("Cup " + mark, null, Money.of(BigDecimal.TEN, "USD"));
        var agent = colleagues.join(null, Role.SALES);
        var manager = colleagues.join(null, Role.MANAGER);
        var id = bringIn("opportunities", deals(agent));
        jdbc.sql("""
            insert into legal_hold (id, customer_id, why, set_by, set_at)
            values (:id, :customer, 'A dispute that is not over', :by, now())
            """)
                .param("id", Ids.next())
                .param(
                        "customer",
                        customers.firmsNamed("Firm " + mark).getFirst().value())
                .param("by", manager.id().value())
                .update();
        colleagues.as(
                manager,
                () -> points.give(customers.firmsNamed("Other " + mark).getFirst(), 500, null, "For waiting", null));

        assertThat(undo(id)).hasSize(4);

        assertThat(count("opportunity where external like '%%%s'")).isEqualTo(2);
        assertThat(customers.firmsNamed("Firm " + mark)).hasSize(1);
        assertThat(customers.firmsNamed("Other " + mark)).hasSize(1);
    }

    @Test
    void aLeadAboutWhichWordsWaitToGoOutStays() {
        var id = bringIn("leads", leads(2));
        var words = UUID.randomUUID();
        jdbc.sql("""
            insert into held_words (id, kind, about, author_id, content, send_at)
            values (:id, 'reply', :about, :author, 'On my way.', now() + interval '90 years')
            """)
                .param("id", words)
                .param("about", lead("Lead1").value() + " email")
                .param("author", UUID.randomUUID())
                .update();

        assertThat(undo(id)).hasSize(1);

        jdbc.sql("delete from held_words where id = :id").param("id", words).update();
        assertThat(count("lead where external like '%%%s'")).isEqualTo(1);
    }

    @Test
    void whatIsInterruptedGoesOnWhereItsLastPageEnded() {
        var id = bringIn("leads", leads(10));
        var kind = kinds.stream()
                .filter(one -> one.name().equals("leads"))
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
        assertThat(count("lead where external like '%%%s'")).isZero();
    }

    private Money priceOf(String name) {
        return products.named(name + " " + mark).orElseThrow().price();
    }

    @Test
    void productsThatAnImportMadeGoAndThoseThatItChangedAreAsBefore() {
        products.put("Known " + mark, "Old", Money.of(BigDecimal.ONE, "EUR"));
        products.put("Changed " + mark, null, Money.of(BigDecimal.ONE, "EUR"));
        var id = bringIn("products", """
            product,series,sales_price
            Known %1$s,New,20
            Known %1$s,New,30
            Changed %1$s,New,20
            Made %1$s,New,20
            Sold %1$s,New,20
            """);
        products.put("Changed " + mark, "Mine", Money.of(BigDecimal.TWO, "EUR"));
        var agent = colleagues.join(null, Role.SALES);
        bringIn(
                "opportunities",
                "opportunity_id,sales_agent,product,deal_stage\nS-%1$s," + agent.name() + ",Sold %1$s,Prospecting\n");
        assertThat(undos.prospect(id)).isEqualTo(new Prospect(1, 1, 2));

        assertThat(undo(id))
                .hasSize(2)
                .anyMatch(reason -> reason.contains("Changed " + mark))
                .anyMatch(reason -> reason.contains("Sold " + mark));

        assertThat(products.named("Made " + mark)).isEmpty();
        assertThat(priceOf("Known")).isEqualTo(Money.of(BigDecimal.ONE, "EUR"));
        assertThat(products.named("Known " + mark).orElseThrow().series()).isEqualTo("Old");
        assertThat(priceOf("Changed")).isEqualTo(Money.of(BigDecimal.TWO, "EUR"));
    }
}
