package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.CaseLinks;
import dev.rapport.cases.Tie;
import dev.rapport.cases.Watchers;
import dev.rapport.customer.Customers;
import dev.rapport.customer.notes.About;
import dev.rapport.customer.notes.KeptFiles;
import dev.rapport.customer.notes.Notes;
import dev.rapport.imports.GivenReading;
import dev.rapport.imports.ImportUndos;
import dev.rapport.imports.Imports;
import dev.rapport.imports.UndoOutcome;
import dev.rapport.imports.UndoableImportKind;
import dev.rapport.imports.UndoableImportKind.Prospect;
import dev.rapport.loyalty.Points;
import dev.rapport.platform.DatabaseTrouble;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.privacy.holds.LegalHold;
import dev.rapport.privacy.holds.LegalHolds;
import dev.rapport.privacy.holds.NewHold;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.Phones;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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
    KeptFiles files;

    @Autowired
    CaseLinks links;

    @Autowired
    Watchers watchers;

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

    private LeadId external(String external) {
        return new LeadId(jdbc.sql("select id from lead where external = :external")
                .param("external", external + "-" + mark)
                .query(UUID.class)
                .single());
    }

    /** Otherwise it would go between the job that finds it and the one that merges the other into it. */
    @Test
    void aLeadThatWasFoundToBeAnothersInterestStays() {
        var phone = Phones.next();
        var id = bringIn("leads", "name,phone,external\nLead %1$s," + phone + ",X-%1$s\nAlone %1$s,,Z-%1$s\n");
        bringIn("leads", "name,phone,external\nLead %1$s," + phone + ",Y-%1$s\n");
        assertThat(assignment.findDuplicate(external("X").subject())).isEmpty();
        assertThat(assignment.findDuplicate(external("Y").subject())).contains(external("X"));

        assertThat(undo(id)).hasSize(1);

        assignment.merge(external("Y").subject(), external("X"));
        assertThat(count("lead where merged_into is not null and external like '%%%s'"))
                .isEqualTo(1);
    }

    private String told(SubjectId id) {
        return jdbc.sql("select string_agg(cast(details as text), ' ') from trail where subject_id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    private List<Map<String, Object>> rows(SubjectId id) {
        return jdbc.sql(
                        "select id, event_id, kind, at, recorded_at, actor from trail where subject_id = :id order by id")
                .param("id", id.value())
                .query()
                .listOfRows();
    }

    @Test
    void theWordsOfALeadThatIsGoneLeaveTheTrailAndNothingElseDoes() {
        var id = bringIn("leads", leads(2));
        var manager = colleagues.join(null, Role.MANAGER);
        var gone = lead("Lead0");
        var stays = lead("Lead1");
        colleagues.as(manager, () -> notes.add(new About.OfCase(stays), "Calls back on Monday."));
        var number = leads.take(gone).number();
        var before = rows(gone);
        assertThat(told(gone)).contains(mark);

        undo(id);

        assertThat(told(gone)).doesNotContain(mark).contains(number);
        assertThat(rows(gone)).containsAll(before);
        assertThat(jdbc.sql("select words_leave_with_cases(array[cast(:id as uuid)])")
                        .param("id", stays.value())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(told(stays)).contains(mark);
    }

    @Test
    void whatWasEnteredInVainAtTasksOfALeadThatIsGoneIsNotKept() {
        var id = bringIn("leads", leads(1));
        var key = UUID.randomUUID().getMostSignificantBits() >>> 1;
        jdbc.sql("""
            insert into user_task
                (key, process_instance_key, process_id, definition_key, element_id, name, subject_id, candidate_groups,
                priority, state, created_at)
            values (:key, :key, 'probe', 1, 'Task_Probe', 'Probe', :lead, '{}', 50, 'CANCELED', now())
            """).param("key", key).param("lead", lead("Lead0").value()).update();
        jdbc.sql("""
            insert into task_submission (id, task_key, process_instance_key, submitted_by, data, state, submitted_at)
            values (gen_random_uuid(), :key, :key, gen_random_uuid(), '{"words": "Asked for me"}', 'REFUSED', now())
            """).param("key", key).update();

        assertThat(undo(id)).isEmpty();

        assertThat(jdbc.sql("select cast(data as text) from task_submission where task_key = :key")
                        .param("key", key)
                        .query(String.class)
                        .single())
                .isEqualTo("{}");
    }

    private UndoableImportKind kind() {
        return kinds.stream()
                .filter(one -> one.name().equals("leads"))
                .findFirst()
                .orElseThrow();
    }

    private CompletableFuture<String> tries(Person who, Runnable deed) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        colleagues.as(who, deed);
                        return "done";
                    } catch (Refused refused) {
                        return refused.key();
                    }
                },
                Thread::startVirtualThread);
    }

    private long waiting(String query) {
        return jdbc.sql("""
            select count(*)
            from pg_stat_activity
            where datname = current_database()
                and wait_event_type = 'Lock'
                and query like :query
            """).param("query", "%" + query + "%").query(Long.class).single();
    }

    @Test
    void whatIsAddedToALeadInTheMomentInWhichItGoesIsRefused() {
        var id = bringIn("leads", leads(1));
        bringIn("leads", "name,external\nOther %1$s,Y-%1$s\n");
        var gone = lead("Lead0");
        var number = leads.take(gone).number();
        var other = leads.take(lead("Other")).number();
        var manager = colleagues.join(null, Role.MANAGER);
        var file = new ByteArrayResource("Their wishes.".getBytes(StandardCharsets.UTF_8));

        var all = Objects.requireNonNull(transaction.execute(status -> {
            kind().undo(id, null, 3);
            var tries = List.of(
                    tries(manager, () -> notes.add(new About.OfCase(gone), "Calls back on Monday.")),
                    tries(manager, () -> files.add(new About.OfCase(gone), "wishes.txt", file)),
                    tries(manager, () -> links.link(number, Tie.BELONGS_WITH, other)),
                    tries(manager, () -> watchers.add(gone, manager.id())));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> waiting("for key share") == 4 || tries.stream().anyMatch(CompletableFuture::isDone));
            return tries;
        }));

        assertThat(all.stream().map(CompletableFuture::join).toList())
                .containsExactly("cases.gone", "cases.gone", "cases.gone", "done");
        for (var table : List.of("note", "kept_file", "case_watcher"))
            assertThat(jdbc.sql("select count(*) from " + table + " where subject_id = :id")
                            .param("id", gone.value())
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
    }

    private void lock(String table, SubjectId id, String way) {
        jdbc.sql("select id from " + table + " where id = :id for update " + way)
                .param("id", id.value())
                .query(UUID.class)
                .single();
    }

    @Test
    void noLeadIsLockedWhileADeliveryToTheEngineIsWaitedFor() {
        var id = bringIn("leads", leads(1));
        var lead = lead("Lead0");
        transaction.executeWithoutResult(delivery -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('engine_message'))")
                    .query((row, number) -> true)
                    .list();
            CompletableFuture.runAsync(() -> undos.undo(id)).join();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> waiting("hashtext('engine_message')") == 1);
            CompletableFuture.runAsync(() -> transaction.executeWithoutResult(agent -> {
                        lock("lead", lead, "nowait");
                        lock("subject", lead, "nowait");
                    }))
                    .join();
        });
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> undos.of(id).orElseThrow().done());
        assertThat(count("lead where external like '%%%s'")).isZero();
    }

    @Test
    void aPageOfWhichSomebodyHoldsALeadIsPutOff() {
        var id = bringIn("leads", leads(2));
        var lead = lead("Lead1");
        transaction.executeWithoutResult(agent -> {
            lock("lead", lead, "");
            assertThatThrownBy(() -> CompletableFuture.runAsync(
                                    () -> transaction.executeWithoutResult(undo -> kind().undo(id, null, 3)))
                            .join())
                    .satisfies(put -> assertThat(DatabaseTrouble.behind(put)).contains(DatabaseTrouble.AT_ONCE));
        });
        assertThat(undo(id)).isEmpty();
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
        var kind = kind();
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
