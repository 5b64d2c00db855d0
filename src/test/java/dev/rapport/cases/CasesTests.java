package dev.rapport.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.access.Role;
import dev.rapport.cases.TraceNode.Kind;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sales.SalesKinds;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class CasesTests {

    private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");

    @Autowired
    Cases cases;

    @Autowired
    Customers customers;

    @Autowired
    SubjectNumbers numbers;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private CustomerId customer;
    private String lead;
    private String opportunity;
    private final SubjectId leadId = SubjectId.next();
    private final SubjectId opportunityId = SubjectId.next();

    @BeforeEach
    void aLeadThatBecameAnOpportunity() {
        customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.ORGANISATION, "Acme", "acme " + UUID.randomUUID(), null, null, List.of(), Map.of()));
        lead = open(leadId, SalesKinds.LEAD, null);
        opportunity = open(opportunityId, SalesKinds.OPPORTUNITY, leadId);
    }

    @Test
    void traceLeadsFromTheCustomerToTheBreach() {
        var instance = aProcess(opportunityId);
        aTask(opportunityId, instance);
        aBreachedClock(opportunityId);

        assertThat(cases.trace(lead))
                .extracting(TraceNode::kind)
                .containsExactly(
                        Kind.CUSTOMER, Kind.SUBJECT, Kind.SUBJECT, Kind.PROCESS, Kind.TASK, Kind.CLOCK, Kind.BREACH);
    }

    @Test
    void eachNodeHangsOnWhatItBelongsTo() {
        var instance = aProcess(opportunityId);
        aTask(opportunityId, instance);

        assertThat(cases.trace(opportunity))
                .extracting(TraceNode::parent)
                .containsExactly(
                        null,
                        customer.toString(),
                        leadId.toString(),
                        opportunityId.toString(),
                        String.valueOf(instance));
    }

    @Test
    void whatIsNoCustomerHasNoStoryOfACustomer() {
        for (var other : List.of(new CustomerId(leadId.value()), CustomerId.next()))
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> cases.story(other, List.of(), Locale.ENGLISH, ZoneOffset.UTC, 10, null))
                    .satisfies(refused -> assertThat(refused.key()).isEqualTo("error.no-such-id"));
    }

    @Test
    void aTraceAlsoStartsFromTheId() {
        assertThat(cases.trace(leadId.toString())).isEqualTo(cases.trace(lead));
    }

    @Test
    void subjectsThatCauseEachOtherDoNotLoop() {
        jdbc.sql("update subject set parent_id = ? where id = ?")
                .param(opportunityId.value())
                .param(leadId.value())
                .update();

        assertThat(cases.trace(lead)).hasSize(3);
    }

    @Test
    void othersCasesAreRefused() {
        var owner = colleagues.join(colleagues.newTeam(), Role.SALES);
        var stranger = colleagues.join(colleagues.newTeam(), Role.SALES);
        events.publishEvent(new SubjectOwned(leadId, owner.id(), null));

        assertThat(colleagues.as(owner, () -> cases.find(lead)).id()).isEqualTo(leadId);
        assertThatThrownBy(() -> colleagues.as(stranger, () -> cases.trace(lead)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_ALLOWED));
    }

    @Test
    void aTraceLeavesOutRelativesThatTheAskerMayNotSee() {
        var team = colleagues.newTeam();
        var seller = colleagues.join(team, Role.SALES);
        events.publishEvent(new SubjectOwned(opportunityId, null, team));
        events.publishEvent(new SubjectOwned(leadId, UserId.next(), null));

        assertThat(colleagues.as(seller, () -> cases.trace(opportunity)))
                .extracting(TraceNode::label)
                .containsExactly("Acme", opportunity);
    }

    @Test
    void whoOpenedACaseSeesWhatBecomesOfIt() {
        var author = colleagues.join(colleagues.newTeam(), Role.SALES);
        var opened = SubjectId.next();
        var number = colleagues.as(author, () -> open(opened, SalesKinds.LEAD, null));
        events.publishEvent(new SubjectOwned(opened, UserId.next(), colleagues.newTeam()));

        assertThat(colleagues.as(author, () -> cases.find(number)).id()).isEqualTo(opened);
        assertThat(colleagues.as(author, () -> cases.trace(number)))
                .extracting(TraceNode::label)
                .contains(number)
                .doesNotContain(lead);
    }

    @Test
    void whoWatchesACaseSeesIt(@Autowired Watchers watchers) {
        var watcher = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        events.publishEvent(new SubjectOwned(leadId, UserId.next(), null));
        assertThatThrownBy(() -> colleagues.as(watcher, () -> cases.find(lead))).isInstanceOf(Refused.class);

        watchers.add(leadId, watcher.id());

        assertThat(colleagues.as(watcher, () -> cases.find(lead)).id()).isEqualTo(leadId);
    }

    @Test
    void whatCameFromAnotherSystemWasOpenedByNobodyHere() {
        var importer = colleagues.join(colleagues.newTeam(), Role.SALES);
        var imported = SubjectId.next();
        colleagues.as(
                importer,
                () -> events.publishEvent(new SubjectOpened(
                        Ids.next(), imported, AT, SalesKinds.LEAD, "L-" + imported, "Old", customer, null, "X1")));
        events.publishEvent(new SubjectOwned(imported, UserId.next(), null));

        assertThatThrownBy(() -> colleagues.as(importer, () -> cases.find("L-" + imported)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void ofOtherDepartmentsCasesItIsSaidThatThereAreSomeAndWhomToAsk() {
        var owner = colleagues.join(colleagues.newTeam(), Role.SALES);
        var agent = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        events.publishEvent(new SubjectOwned(leadId, owner.id(), null));
        events.publishEvent(new SubjectOwned(opportunityId, agent.id(), null));

        assertThat(colleagues.as(
                        agent, () -> cases.subjectsOf(customer, 30, null).items()))
                .extracting(Cases.CustomersCase::number, Cases.CustomersCase::title, Cases.CustomersCase::owner)
                .containsExactlyInAnyOrder(
                        tuple(lead, null, owner.name()), tuple(opportunity, "About " + opportunity, agent.name()));
        var designer = colleagues.join(colleagues.newTeam(), Role.DESIGNER);
        assertThatThrownBy(() -> colleagues.as(
                        designer, () -> cases.subjectsOf(customer, 30, null).items()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aCustomersStoryHoldsTheStoriesOfItsCases() {
        assertThat(cases.story(customer, List.of(), Locale.ENGLISH, ZoneOffset.UTC, 10, null)
                        .items())
                .extracting(Story.Line::text)
                .contains("Customer added: Acme", lead + " opened: About " + lead);
    }

    @Test
    void aCustomersStorySaysWhichCaseALineIsAbout() {
        assertThat(cases.story(customer, List.of(), Locale.ENGLISH, ZoneOffset.UTC, 10, null)
                        .items())
                .extracting(Story.Line::about)
                .containsExactlyInAnyOrder(null, lead, opportunity);
    }

    @Test
    void aChapterOfACustomersStoryIsToldAlone() {
        var day = Ids.next();
        jdbc.sql("""
                        insert into trail (subject_id, event_id, kind, at, recorded_at, details)
                        values (:customer, :event, 'RelationAdded', now(), now(), '{"bond": "KNOWS"}')
                        """).param("customer", customer.value()).param("event", day).update();

        assertThat(told("sales")).containsExactlyInAnyOrder("SubjectOpened", "SubjectOpened");
        assertThat(told("relations")).containsExactly("RelationAdded");
        assertThat(told("customer")).containsExactly("CustomerAdded");
        assertThat(told("relations", "sales")).hasSize(3);
        assertThat(told("service")).isEmpty();
        assertThat(told()).hasSize(4);
        assertThatThrownBy(() -> told("gossip")).hasMessage("cases.no-such-chapter");
    }

    private List<String> told(String... chapters) {
        return cases.story(customer, List.of(chapters), Locale.ENGLISH, ZoneOffset.UTC, 10, null).items().stream()
                .map(Story.Line::kind)
                .toList();
    }

    @Test
    void aLongStoryIsReadPageByPage() {
        jdbc.sql("""
                        insert into trail (subject_id, event_id, kind, at, recorded_at, details)
                        select case when n % 2 = 0 then :customer else :lead end, gen_random_uuid(), 'PriorityChanged',
                            now() - n / 4 * interval '1 minute', now(), '{}'
                        from generate_series(1, 40) n
                        """)
                .param("customer", customer.value())
                .param("lead", leadId.value())
                .update();
        var read = new java.util.ArrayList<Long>();
        @org.jspecify.annotations.Nullable String after = null;
        do {
            var page = cases.story(customer, List.of(), Locale.ENGLISH, ZoneOffset.UTC, 7, after);
            page.items().forEach(line -> read.add(line.id()));
            after = page.next();
        } while (after != null);

        assertThat(read).hasSize(43).doesNotHaveDuplicates();
    }

    @Test
    void everyKindOfCaseIsInOneChapterAtMost() {
        assertThat(cases.chapters().stream().flatMap(one -> one.kinds().stream()))
                .contains("LEAD", "OPPORTUNITY", "TICKET", "MEMBER")
                .doesNotHaveDuplicates();
        assertThat(cases.chapters().stream().flatMap(one -> one.events().stream()))
                .contains("PurchaseAdded", "RelationAdded")
                .doesNotHaveDuplicates();
    }

    @Test
    void openCasesComeFirst() {
        events.publishEvent(new SubjectStands(leadId, "LeadStatus.NURTURED", AT));

        assertThat(cases.subjectsOf(customer, 30, null).items())
                .extracting(found -> found.number() + " " + found.open())
                .containsExactly(opportunity + " true", lead + " false");
    }

    @Test
    void nothingIsFoundForANumberThatDoesNotExist() {
        assertThatThrownBy(() -> cases.file("T-99999999"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND));
    }

    @Test
    void whatWasEnteredIsShownWithTheFormsOwnWords() {
        var task = aProcess(opportunityId) + 1;
        aTask(opportunityId, task - 1);
        aForm(task, """
                {"id": "qualify", "components": [
                  {"type": "radio", "key": "outcome", "label": "Worth it? | 值得吗？", "values": [
                    {"label": "Yes: make an offer | 是：报价", "value": "advance"}]},
                  {"type": "checkbox", "key": "budgetConfirmed", "label": "Budget confirmed | 预算已确认"},
                  {"type": "datetime", "subtype": "date", "key": "closeOn", "dateLabel": "Closes on | 成交日期"}]}
                """);
        aSubmission(task, """
                {"closeOn": "2026-03-04", "outcome": "advance", "budgetConfirmed": true, "oldField": 7}
                """);

        var entry = cases.file(opportunity).entries().getFirst();

        assertThat(entry.answers())
                .extracting(Answer::label, Answer::value)
                .containsExactly(
                        tuple("Worth it?", "Yes: make an offer"),
                        tuple("Budget confirmed", true),
                        tuple("Closes on", LocalDate.of(2026, 3, 4)));
        assertThat(entry.further()).containsExactly(new Answer("oldField", "Old field", 7));
    }

    private void aForm(long task, String schema) {
        jdbc.sql("insert into form (key, form_id, version, schema, deployed_at) values (?, 'qualify', 1, ?, now())")
                .param(task)
                .param(schema)
                .update();
        jdbc.sql("update user_task set form_key = key where key = ?")
                .param(task)
                .update();
    }

    private void aSubmission(long task, String data) {
        jdbc.sql("""
                        insert into task_submission (
                            id, task_key, process_instance_key, submitted_by, data, state, submitted_at)
                        values (gen_random_uuid(), ?, ?, gen_random_uuid(), cast(? as jsonb), 'DONE', now())
                        """).param(task).param(task - 1).param(data).update();
    }

    private String open(SubjectId id, CaseKind kind, @Nullable SubjectId parent) {
        var number = numbers.next(kind);
        events.publishEvent(
                new SubjectOpened(Ids.next(), id, AT, kind, number, "About " + number, customer, parent, null));
        return number;
    }

    private long aProcess(SubjectId subject) {
        var key = Math.abs(subject.value().getLeastSignificantBits());
        jdbc.sql("""
                        insert into process_definition (key, process_id, version, name, xml, deployed_at)
                        values (1, 'opportunity', 1, 'Opportunity', '<none/>', now())
                        on conflict do nothing
                        """).update();
        jdbc.sql("""
                        insert into process_instance (
                            key, process_id, version, definition_key, subject_id, state, started_at)
                        values (?, 'opportunity', 1, 1, ?, 'ACTIVE', now())
                        """).param(key).param(subject.value()).update();
        return key;
    }

    private void aTask(SubjectId subject, long instance) {
        jdbc.sql("""
                        insert into user_task (
                            key, process_instance_key, process_id, definition_key, element_id, name, subject_id,
                            candidate_groups, priority, state, created_at)
                        values (?, ?, 'opportunity', 1, 'Task_Qualify', 'Qualify', ?, '{}', 50, 'OPEN', now())
                        """).param(instance + 1).param(instance).param(subject.value()).update();
    }

    private void aBreachedClock(SubjectId subject) {
        var clock = UUID.randomUUID();
        jdbc.sql("""
                        insert into sla_case (subject_id, live, facts, promises, has_policy, opened_at)
                        values (?, false, '{"caseType": "ticket"}', '[]', true, now())
                        """).param(subject.value()).update();
        jdbc.sql("""
                        insert into sla_clock (
                            id, subject_id, metric, policy, rule, rule_version, calendar, target_seconds,
                            warn_fraction, pauses, ladder, started_at, elapsed_ms, paused_ms, phase, as_of)
                        values (?, ?, 'stage-p', 'p', 'r', 1, 'always', 60, 0.8, 'any', 'l', now(), 0, 0, 'COUNTING', now())
                        """).param(clock).param(subject.value()).update();
        jdbc.sql("""
                        insert into sla_breach (
                            id, clock_id, subject_id, metric, policy, rule, rule_version, calendar, target_seconds,
                            started_at, due_at, recorded_at)
                        values (?, ?, ?, 'stage-p', 'p', 'r', 1, 'always', 60, now(), now(), now())
                        """)
                .param(UUID.randomUUID())
                .param(clock)
                .param(subject.value())
                .update();
    }
}
