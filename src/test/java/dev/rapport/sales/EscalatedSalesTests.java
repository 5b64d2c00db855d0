package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.AvailabilityChanged;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.CaseKinds;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.escalation.EscalatedCases;
import dev.rapport.escalation.PublicComplaint;
import dev.rapport.escalation.SolvedByOthers;
import dev.rapport.platform.Money;
import dev.rapport.platform.SubjectId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** What a ladder can do to leads and opportunities, and what it cannot. */
@DatabaseTest
class EscalatedSalesTests {

    private static final TaskSubmission ENDED =
            new TaskSubmission(null, Map.of("discardReason", "no", "lostReason", "no"));

    @Autowired
    EscalatedLeads escalatedLeads;

    @Autowired
    EscalatedOpportunities escalatedOpportunities;

    @Autowired
    LeadIntake intake;

    @Autowired
    LeadAssignment assignment;

    @Autowired
    LeadOutcome outcome;

    @Autowired
    CaseKinds kinds;

    @Autowired
    Leads leads;

    @Autowired
    OpportunityIntake opportunityIntake;

    @Autowired
    OpportunityStages stages;

    @Autowired
    Opportunities opportunities;

    @Autowired
    SalesForce salesForce;

    @Autowired
    Colleagues colleagues;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    private Person anna;
    private Person bela;
    private final String place = "place-" + UUID.randomUUID();

    private SubjectId lead;
    private SubjectId opportunity;

    @BeforeEach
    void aLeadAndAnOpportunityOfAnna() {
        anna = colleagues.joinSellers(SalesForce.TEAM, place);
        salesForce.forget(new AvailabilityChanged(anna.id(), true));
        var contact = Contact.read("Li Wei", "Acme", "", null, "CN");
        lead = intake.open(new NewLead(contact, new Lead.Origin("Reference", place, null, Map.of()), null))
                .id()
                .subject();
        assignment.score(lead);
        assignment.route(lead);
        bela = colleagues.joinSellers(SalesForce.TEAM, place);
        opportunity = opportunityIntake
                .open(new NewOpportunity(
                        "Tea for all", null, null, Money.of(BigDecimal.TEN, "CNY"), anna.id(), SalesForce.TEAM, null))
                .id()
                .subject();
    }

    private <T> T done(Supplier<T> deed) {
        return transactions.execute(status -> deed.get());
    }

    private boolean raised(EscalatedCases kind, SubjectId subject) {
        return done(() -> kind.raisePriority(subject));
    }

    private boolean handedOver(EscalatedCases kind, SubjectId subject, Person to) {
        return done(() -> kind.handOver(subject, to.id()));
    }

    private void decided(EscalatedCases kind, SubjectId subject, Map<String, Object> data) {
        transactions.executeWithoutResult(status -> kind.decide(subject, new TaskSubmission(bela.id(), data)));
    }

    private Lead lead() {
        return leads.find(LeadId.of(lead)).orElseThrow();
    }

    private Opportunity opportunity() {
        return opportunities.find(OpportunityId.of(opportunity)).orElseThrow();
    }

    private long advised(SubjectId subject) {
        return jdbc.sql(
                        "select count(*) from notice where subject_id = :id and user_id = :anna and kind like '%Advised'")
                .param("id", subject.value())
                .param("anna", anna.id().value())
                .query(Long.class)
                .single();
    }

    @Test
    void eachKnowsItsOwn() {
        assertThat(kinds.facet(EscalatedCases.class, lead)).hasValue(escalatedLeads);
        assertThat(kinds.facet(EscalatedCases.class, opportunity)).hasValue(escalatedOpportunities);
    }

    @Test
    void theTasksOfWhatIsWorkedOnBecomeUrgent() {
        assertThat(raised(escalatedLeads, lead)).isTrue();
        assertThat(raised(escalatedOpportunities, opportunity)).isTrue();
    }

    @Test
    void theyGoToSomebodyElseWhoSells() {
        assertThat(handedOver(escalatedLeads, lead, bela)).isTrue();
        assertThat(handedOver(escalatedOpportunities, opportunity, bela)).isTrue();
        assertThat(lead().owner()).contains(bela.id());
        assertThat(opportunity().owner()).isEqualTo(bela.id());
    }

    @Test
    void nobodyElseIsGivenThem() {
        var agent = colleagues.join("service-l1", Role.SERVICE);

        assertThat(handedOver(escalatedLeads, lead, agent)).isFalse();
        assertThat(handedOver(escalatedOpportunities, opportunity, agent)).isFalse();
        assertThat(lead().owner()).contains(anna.id());
    }

    @Test
    void whatCameToItsEndStaysAsItIs() {
        outcome.discard(lead, ENDED);
        stages.lose(opportunity, ENDED);

        assertThat(raised(escalatedLeads, lead)).isFalse();
        assertThat(raised(escalatedOpportunities, opportunity)).isFalse();
        assertThat(handedOver(escalatedLeads, lead, bela)).isFalse();
        assertThat(handedOver(escalatedOpportunities, opportunity, bela)).isFalse();
        decided(escalatedLeads, lead, Map.of("decision", "own"));
        assertThat(lead().owner()).contains(anna.id());
    }

    @Test
    void nobodyAnswersForThemInPublicAndOnlyTheirOwnerEndsThem() {
        for (var subject : List.of(lead, opportunity)) {
            assertThat(kinds.facet(PublicComplaint.class, subject)).isEmpty();
            assertThat(kinds.facet(SolvedByOthers.class, subject)).isEmpty();
        }
    }

    @Test
    void whoeverIsAskedMayAdviseTheOwnerOrAnswerForThem() {
        decided(escalatedLeads, lead, Map.of("decision", "help", "note", "Call after lunch."));
        assertThat(lead().owner()).contains(anna.id());
        assertThat(advised(lead)).isEqualTo(1);

        decided(escalatedLeads, lead, Map.of("decision", "own"));
        decided(escalatedOpportunities, opportunity, Map.of("decision", "own", "note", "I know them."));
        assertThat(lead().owner()).contains(bela.id());
        assertThat(opportunity().owner()).isEqualTo(bela.id());
        assertThat(advised(opportunity)).isEqualTo(1);
    }

    @Test
    void thoseWhoAreAskedReadWhatItIsAbout() {
        assertThat(done(() -> escalatedLeads.story(lead, Locale.ENGLISH))).contains("Li Wei", "Acme", anna.name());
        assertThat(done(() -> escalatedOpportunities.story(opportunity, Locale.SIMPLIFIED_CHINESE)))
                .contains("Tea for all", anna.name());
    }

    @Test
    void onlyJobsMayAsk() {
        assertThatThrownBy(() -> escalatedLeads.raisePriority(lead))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> escalatedOpportunities.raisePriority(opportunity))
                .isInstanceOf(IllegalTransactionStateException.class);
    }
}
