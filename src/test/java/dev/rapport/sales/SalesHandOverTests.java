package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.access.AvailabilityChanged;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Team;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.insight.today.Candidate;
import dev.rapport.insight.today.Reassignment;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.CaseClock;
import dev.rapport.sla.SlaQueries;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

/** Managers give leads and opportunities from one to another. */
@DatabaseTest
class SalesHandOverTests {

    @Autowired
    Reassignment reassignment;

    @Autowired
    SlaQueries queries;

    @Autowired
    LeadIntake intake;

    @Autowired
    LeadAssignment assignment;

    @Autowired
    LeadOutcome outcome;

    @Autowired
    LeadDesk leadDesk;

    @Autowired
    Leads leads;

    @Autowired
    LeadLoads loads;

    @Autowired
    SalesForce salesForce;

    @Autowired
    OpportunityIntake opportunityIntake;

    @Autowired
    OpportunityStages stages;

    @Autowired
    OpportunityDesk opportunityDesk;

    @Autowired
    Opportunities opportunities;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private final String place = "place-" + UUID.randomUUID();

    private Person manager;
    private Person anna;
    private Person bela;
    private String team;

    @BeforeEach
    void twoWhoSell() {
        manager = colleagues.join(null, Role.MANAGER);
        anna = colleagues.joinSellers(SalesForce.TEAM, place);
        salesForce.forget(new AvailabilityChanged(anna.id(), true));
        team = colleagues.newTeam();
        bela = colleagues.join(team, Role.SALES);
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    /** Of Anna. */
    private SubjectId lead() {
        var contact = Contact.read("Li Wei", null, "", null, "CN");
        var id = intake.open(new NewLead(contact, new Lead.Origin("Reference", place, null, Map.of()), null))
                .id()
                .subject();
        assignment.score(id);
        assertThat(assignment.route(id).owner()).contains(anna.id());
        return id;
    }

    /** Of Anna. */
    private SubjectId opportunity() {
        var id = opportunityIntake
                .open(new NewOpportunity(
                        "Acme", null, null, Money.of(BigDecimal.TEN, "CNY"), anna.id(), SalesForce.TEAM, null))
                .id()
                .subject();
        stages.enter(id, Stage.PROSPECTING);
        return id;
    }

    private Lead now(SubjectId lead) {
        return leads.find(LeadId.of(lead)).orElseThrow();
    }

    private Opportunity opportunity(SubjectId id) {
        return opportunities.find(OpportunityId.of(id)).orElseThrow();
    }

    private int open(UserId person) {
        return loads.of(List.of(person))
                .getOrDefault(person, LeadLoads.Load.NONE)
                .openLeads();
    }

    @Test
    void onlyTeamsThatSellAreOffered() {
        var service = colleagues.newTeam();
        colleagues.join(service, Role.SERVICE);

        for (var id : List.of(lead(), opportunity()))
            assertThat(colleagues.as(manager, () -> reassignment.teams(id)))
                    .extracting(Team::key)
                    .contains(SalesForce.TEAM, team)
                    .doesNotContain(service);
    }

    private CaseClock clock(SubjectId id) {
        return queries.of(id).getFirst();
    }

    private List<UUID> told(SubjectId id, String kind) {
        return jdbc.sql("select user_id from notice where subject_id = :id and kind = :kind")
                .param("id", id.value())
                .param("kind", kind)
                .query(UUID.class)
                .list();
    }

    private static void refused(String key, ThrowingCallable deed) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(deed)
                .satisfies(refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @Test
    void aLeadGoesToSomebodyElseAndBackWithItsClock() {
        var id = lead();
        var due = clock(id).clock().dueAt();
        colleagues.logIn(manager);

        var given = reassignment.give(id, bela.id(), team);

        assertThat(now(id).owner()).contains(bela.id());
        assertThat(now(id).team()).contains(team);
        assertThat(now(id).passedOver()).isEmpty();
        assertThat(clock(id).owner()).isEqualTo(bela.id());
        assertThat(clock(id).team()).isEqualTo(team);
        assertThat(clock(id).clock().dueAt()).isEqualTo(due);
        assertThat(open(anna.id())).isZero();
        assertThat(open(bela.id())).isOne();
        assertThat(told(id, "LeadHandedOver"))
                .containsExactlyInAnyOrder(anna.id().value(), bela.id().value());

        reassignment.undo(given);

        assertThat(now(id).owner()).contains(anna.id());
        assertThat(now(id).team()).contains(SalesForce.TEAM);
        assertThat(open(anna.id())).isOne();
        assertThat(open(bela.id())).isZero();
    }

    @Test
    void anOpportunityGoesToSomebodyElseAndBackWithItsClock() {
        var id = opportunity();
        var due = clock(id).clock().dueAt();
        colleagues.logIn(manager);

        var given = reassignment.give(id, bela.id(), team);

        assertThat(opportunity(id).owner()).isEqualTo(bela.id());
        assertThat(opportunity(id).team()).isEqualTo(team);
        assertThat(clock(id).owner()).isEqualTo(bela.id());
        assertThat(clock(id).clock().dueAt()).isEqualTo(due);
        assertThat(told(id, "OpportunityHandedOver"))
                .containsExactlyInAnyOrder(anna.id().value(), bela.id().value());

        reassignment.undo(given);

        assertThat(opportunity(id).owner()).isEqualTo(anna.id());
        assertThat(clock(id).team()).isEqualTo(SalesForce.TEAM);
    }

    @Test
    void theForecastIsThatOfTheNewOwner() {
        var id = opportunity();
        colleagues.logIn(manager);

        assertThat(reassignment.candidates(clock(id), team)).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(bela.id());
            assertThat(one.due()).isEqualTo(clock(id).clock().dueAt());
            assertThat(one.outlook()).isEqualTo(Candidate.Outlook.UNKNOWN);
        });
    }

    @Test
    void onlyManagersGiveThemAway() {
        var lead = lead();
        var opportunity = opportunity();
        colleagues.logIn(anna);

        refused("access.role-missing", () -> reassignment.give(lead, bela.id(), team));
        refused("access.role-missing", () -> leadDesk.handOver(lead, bela.id(), team));
        refused("access.role-missing", () -> opportunityDesk.handOver(opportunity, bela.id(), team));
        assertThat(now(lead).owner()).contains(anna.id());
        assertThat(opportunity(opportunity).owner()).isEqualTo(anna.id());
    }

    @Test
    void onlyThoseWhoSellAreGivenThem() {
        var lead = lead();
        var opportunity = opportunity();
        var agent = colleagues.join(team, Role.SERVICE);
        colleagues.logIn(manager);

        refused("sales.does-not-sell", () -> reassignment.give(lead, agent.id(), team));
        refused("sales.does-not-sell", () -> reassignment.give(opportunity, agent.id(), team));
    }

    @Test
    void onlyPeopleOfTheTeamAreGivenWhatTheTeamHolds() {
        var lead = lead();
        var stranger = colleagues.join(colleagues.newTeam(), Role.SALES);
        colleagues.logIn(manager);

        refused("sla.not-in-team", () -> reassignment.give(lead, stranger.id(), team));
    }

    @Test
    void theyDoNotWaitInAQueue() {
        var lead = lead();
        var opportunity = opportunity();
        colleagues.logIn(manager);

        assertThat(reassignment.canWait(lead)).isFalse();
        assertThat(reassignment.canWait(opportunity)).isFalse();
        refused("sla.owner-needed", () -> reassignment.giveToTeam(lead, team));
        refused("sla.owner-needed", () -> reassignment.giveToTeam(opportunity, team));
    }

    @Test
    void whatCameToItsEndMeanwhileStaysWhoseItWas() {
        var lead = lead();
        var opportunity = opportunity();
        colleagues.logIn(manager);
        var givenLead = reassignment.give(lead, bela.id(), team);
        var givenOpportunity = reassignment.give(opportunity, bela.id(), team);
        outcome.discard(lead, said(Map.of("discardReason", "no need")));
        stages.lose(opportunity, said(Map.of("lostReason", "no budget")));

        refused("sales.lead-status", () -> reassignment.undo(givenLead));
        refused("sales.opportunity-closed", () -> reassignment.undo(givenOpportunity));
        refused("sales.lead-status", () -> reassignment.give(lead, bela.id(), team));
        refused("sales.opportunity-closed", () -> reassignment.give(opportunity, bela.id(), team));
        assertThat(now(lead).owner()).contains(bela.id());
        assertThat(opportunity(opportunity).owner()).isEqualTo(bela.id());
    }

    @Test
    void aLeadThatWasTakenBackMeanwhileIsNotTakenBackAgain() {
        var id = lead();
        colleagues.logIn(manager);
        var given = reassignment.give(id, bela.id(), team);
        assignment.takeBack(id, "stage-contact");

        refused("sla.given-on", () -> reassignment.undo(given));
        refused("sales.lead-status", () -> reassignment.give(id, anna.id(), SalesForce.TEAM));
        assertThat(now(id).passedOver()).containsExactly(bela.id());
        assertThat(open(bela.id())).isZero();
    }

    private TaskSubmission said(Map<String, Object> data) {
        return new TaskSubmission(bela.id(), data);
    }
}
