package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.AvailabilityChanged;
import dev.rapport.access.NewPerson;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.StaffAdmin;
import dev.rapport.cases.Story;
import dev.rapport.customer.Consents;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.SlaBreached;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.EngineTime;
import dev.rapport.testing.Walk;
import dev.rapport.testing.WalksEveryPath;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks leads through their process on every path to each of its ends. */
@WalksEveryPath("lead-assignment")
class LeadProcessTests {

    private static final Map<String, Object> NOTHING = Map.of("outcome", "discarded", "discardReason", "no need");

    @Autowired
    LeadIntake intake;

    @Autowired
    LeadDesk desk;

    @Autowired
    Colleagues colleagues;

    @Autowired
    LeadQueries queries;

    @Autowired
    Opportunities opportunities;

    @Autowired
    Consents consents;

    @Autowired
    CustomerDesk customerDesk;

    @Autowired
    Story story;

    @Autowired
    SalesForce salesForce;

    @Autowired
    StaffAdmin admin;

    @Autowired
    Staff staff;

    @Autowired
    Walk walk;

    @Autowired
    EngineTime time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ApplicationEventPublisher events;

    private final String place = "city-" + UUID.randomUUID();

    @BeforeEach
    void aTeamThatSells() {
        if (staff.team("sales").isEmpty()) admin.putTeam("sales", "Sales", "销售部", null);
        nobodyElseTakesLeads();
    }

    private void nobodyElseTakesLeads() {
        jdbc.sql("update app_user set capacity = 0").update();
        salesForce.forget(new AvailabilityChanged(UserId.next(), false));
    }

    /** Somebody who works in this test's own place only. */
    private UserId seller(int capacity) {
        var login = "s" + UUID.randomUUID();
        var id = admin.addPerson(new NewPerson(
                login,
                "Seller " + login.substring(1, 7),
                Colleagues.PASSWORD,
                Set.of(Role.SALES),
                "sales",
                Set.of(),
                Set.of(place),
                capacity,
                Locale.ENGLISH,
                ZoneOffset.UTC));
        salesForce.forget(new AvailabilityChanged(id, true));
        return id;
    }

    private SubjectId arrived(String phone) {
        var contact = Contact.read("Li Wei", null, phone, null, "CN");
        var lead = intake.open(new NewLead(contact, new Lead.Origin("Reference", place, null, Map.of()), null));
        return lead.id().subject();
    }

    private SubjectId arrived() {
        return arrived("+86138%08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000)));
    }

    private Lead lead(SubjectId id) {
        return queries.get(id.toString());
    }

    private int told(SubjectId id, String event) {
        return jdbc.sql("select count(*) from trail where subject_id = :id and kind = :kind")
                .param("id", id.value())
                .param("kind", event)
                .query(Integer.class)
                .single();
    }

    @Test
    void whatALeadToldGoesOnInTheOpportunityAndTheCustomer() {
        var anna = seller(5);
        var contact = Contact.read("Li Wei", "Acme", null, UUID.randomUUID() + "@example.org", "CN");
        var origin = new Lead.Origin("Reference", place, null, Map.of("interest", "heat pumps", "visits", "7"));
        var id = intake.open(new NewLead(contact, origin, null)).id().subject();

        walk.complete(
                walk.task(id, "Task_ContactLead"),
                anna,
                Map.of("outcome", "qualified", "amount", 900, "note", "Budget is there, wants it by May."));

        await().until(() -> opportunities.ofLead(LeadId.of(id)).isPresent());
        var grown = opportunities.ofLead(LeadId.of(id)).orElseThrow();
        assertThat(grown.name()).isEqualTo("Li Wei · Acme");
        assertThat(customerDesk
                        .profile(Objects.requireNonNull(grown.customer()))
                        .facts())
                .containsEntry("company", "Acme")
                .containsEntry("source", "Reference")
                .containsEntry("interest", "heat pumps")
                .doesNotContainKey("visits");
        assertThat(story.of(grown.id().subject(), Locale.ENGLISH, ZoneOffset.UTC, 20, null)
                        .items())
                .extracting(Story.Line::text)
                .contains("Grew from lead %s: company Acme, source Reference. Note: Budget is there, wants it by May."
                        .formatted(lead(id).number()));
    }

    @Test
    void becomesAnOpportunityOfItsOwner() {
        var anna = seller(5);
        var id = arrived();
        var task = walk.task(id, "Task_ContactLead");
        assertThat(task.assignee()).isEqualTo(anna);
        assertThat(task.candidateGroups()).containsExactly("sales");
        walk.complete(task, anna, Map.of("outcome", "qualified", "amount", 1200));
        walk.awaitEnd(id, "EndEvent_LeadQualified");
        var opportunity = opportunities.ofLead(LeadId.of(id)).orElseThrow();
        assertThat(opportunity.owner()).isEqualTo(anna);
        assertThat(opportunity.amount().amount()).isEqualByComparingTo("1200");
        assertThat(opportunity.customer()).isEqualTo(lead(id).customer());
        assertThat(walk.task(opportunity.id().subject(), "Task_Prospecting").assignee())
                .isEqualTo(anna);
    }

    @Test
    void isHandedToTheCommunityWhenItIsTooEarly() {
        var anna = seller(5);
        var id = arrived();
        walk.complete(walk.task(id, "Task_ContactLead"), anna, Map.of("outcome", "nurture"));
        walk.awaitStep(id, "EndEvent_LeadNurtured");
        assertThat(lead(id).status()).isEqualTo(LeadStatus.NURTURED);
        assertThat(told(id, "NurtureWished")).isEqualTo(1);
    }

    @Test
    void whoAgreesToBeWrittenToIsWrittenToByTheCommunity() {
        var anna = seller(5);
        var id = arrived();
        walk.complete(walk.task(id, "Task_ContactLead"), anna, Map.of("outcome", "nurture", "consent", true));
        walk.awaitStep(id, "EndEvent_LeadNurtured");
        assertThat(consents.allows(lead(id).customer(), "wecom")).isTrue();
    }

    @Test
    void isNotDiscardedWithoutAReason() {
        var anna = seller(5);
        var id = arrived();
        var task = walk.task(id, "Task_ContactLead");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> walk.complete(task, anna, Map.of("outcome", "discarded")))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("error.form-required"));
        assertThat(walk.isOpen(id, "Task_ContactLead")).isTrue();
    }

    @Test
    void isDiscardedWithItsReason() {
        var anna = seller(5);
        var id = arrived();
        walk.complete(walk.task(id, "Task_ContactLead"), anna, NOTHING);
        walk.awaitEnd(id, "EndEvent_LeadDiscarded");
        assertThat(lead(id).state()).isInstanceOfSatisfying(LeadState.Worked.class, worked -> {
            assertThat(worked.status()).isEqualTo(LeadStatus.DISCARDED);
            assertThat(worked.reason()).isEqualTo("no need");
        });
    }

    @Test
    void isMergedWithALeadOfTheSamePhone() {
        seller(5);
        var phone = "+86139%08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        var first = arrived(phone);
        walk.task(first, "Task_ContactLead");
        var second = arrived(phone);
        walk.awaitEnd(second, "EndEvent_LeadMerged");
        assertThat(lead(second).state())
                .isInstanceOfSatisfying(
                        LeadState.Merged.class,
                        merged -> assertThat(merged.into()).isEqualTo(LeadId.of(first)));
    }

    @Test
    void waitsUntilAColleagueIsFree() {
        var anna = seller(1);
        var first = arrived();
        walk.task(first, "Task_ContactLead");
        var second = arrived();
        walk.awaitStep(second, "Gateway_WaitForColleague");
        assertThat(lead(second).status()).isEqualTo(LeadStatus.WAITING);
        assertThat(told(second, "LeadLeftWaiting")).isEqualTo(1);
        walk.complete(walk.task(first, "Task_ContactLead"), anna, NOTHING);
        walk.awaitStep(second, "Event_ColleagueFree");
        assertThat(walk.task(second, "Task_ContactLead").assignee()).isEqualTo(anna);
    }

    @Test
    void triesAgainAfterFourHoursWithoutTellingTheManagerTwice() {
        seller(0);
        var id = arrived();
        walk.awaitStep(id, "Gateway_WaitForColleague");
        time.move(Duration.ofHours(4).plusMinutes(1));
        walk.awaitStep(id, "Event_FourHoursLater");
        walk.awaitStep(id, "Gateway_WaitForColleague", 2);
        assertThat(told(id, "LeadLeftWaiting")).isEqualTo(1);
    }

    @Test
    void remindsItsOwnerWhenTimeIsGettingShort() {
        var anna = seller(5);
        var id = arrived();
        var task = walk.task(id, "Task_ContactLead");
        walk.untilShortlyBeforeDue(id);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(told(id, "EscalationStepTaken")).isPositive());
        assertThat(walk.task(id, "Task_ContactLead").key()).isEqualTo(task.key());
        assertThat(lead(id).owner()).contains(anna);
    }

    @Test
    void goesToTheStandInOfAnAbsentOwnerBeforeTimeIsOver() {
        var anna = seller(5);
        var id = arrived();
        var task = walk.task(id, "Task_ContactLead");
        var standIn = colleagues.join("sales", Role.SALES);
        colleagues.absent(anna, standIn.id(), time.now());

        walk.untilShortlyBeforeDue(id);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(walk.task(id, "Task_ContactLead").assignee()).isEqualTo(standIn.id()));
        assertThat(lead(id).owner()).contains(standIn.id());
        assertThat(walk.task(id, "Task_ContactLead").key()).isEqualTo(task.key());
    }

    @Test
    void isContactedByWhoeverItWasHandedOverTo() {
        seller(5);
        var bela = colleagues.join(colleagues.newTeam(), Role.SALES);
        var id = arrived();
        var task = walk.task(id, "Task_ContactLead");
        var team = bela.teams().iterator().next();

        desk.handOver(id, bela.id(), team);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var given = walk.task(id, "Task_ContactLead");
            assertThat(given.key()).isEqualTo(task.key());
            assertThat(given.assignee()).isEqualTo(bela.id());
            assertThat(given.candidateGroups()).containsExactly(team);
        });
        walk.complete(task, bela.id(), Map.of("outcome", "qualified", "amount", 1200));
        walk.awaitEnd(id, "EndEvent_LeadQualified");
        assertThat(opportunities.ofLead(LeadId.of(id)).orElseThrow().owner()).isEqualTo(bela.id());
    }

    @Test
    void goesToSomebodyElseWhenItsOwnerLetsItLie() {
        seller(5);
        seller(5);
        var id = arrived();
        var first = walk.task(id, "Task_ContactLead");
        walk.untilDue(id);
        walk.awaitStep(id, "Task_TakeBackLead");
        walk.awaitStep(id, "Task_ContactLead", 2);
        var second = walk.task(id, "Task_ContactLead");
        assertThat(second.assignee()).isNotNull().isNotEqualTo(first.assignee());
        assertThat(lead(id).passedOver()).containsExactly(first.assignee());
    }

    @Test
    void staysWithItsNextOwnerWhenTheSameAlarmComesAgain() {
        seller(5);
        seller(5);
        var id = arrived();
        var first = walk.task(id, "Task_ContactLead");
        var alarm = new SlaBreached(UUID.randomUUID(), id, time.now(), "stage-contact", time.now(), List.of());

        transactions.executeWithoutResult(status -> events.publishEvent(alarm));
        walk.awaitStep(id, "Task_ContactLead", 2);
        var second = walk.task(id, "Task_ContactLead");
        transactions.executeWithoutResult(status -> events.publishEvent(alarm));
        walk.awaitStep(id, "Task_ContactLead", 3);

        assertThat(walk.task(id, "Task_ContactLead").assignee()).isEqualTo(second.assignee());
        assertThat(lead(id).passedOver()).containsExactly(first.assignee());
    }
}
