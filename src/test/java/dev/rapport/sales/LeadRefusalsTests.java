package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Consents;
import dev.rapport.customer.Consents.Said;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.imports.ImportRow;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** What a file says of not contacting a lead becomes the no of the customer that the lead is or becomes. */
@DatabaseTest
class LeadRefusalsTests {

    @Autowired
    LeadsKind kind;

    @Autowired
    Leads leads;

    @Autowired
    LeadAssignment assignment;

    @Autowired
    LeadOutcome outcome;

    @Autowired
    Customers customers;

    @Autowired
    Consents consents;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private final String external = UUID.randomUUID().toString();
    private Person agent;

    @BeforeEach
    void logIn() {
        agent = colleagues.join(colleagues.newTeam(), Role.MANAGER);
        colleagues.logIn(agent);
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    private String mail() {
        return external + "@refusal.example";
    }

    private SubjectId brought(long line, String... columns) {
        var fields = new HashMap<>(Map.of("name", "Refusal " + external, "email", mail(), "external", external));
        for (var i = 0; i < columns.length; i += 2) fields.put(columns[i], columns[i + 1]);
        transactions.executeWithoutResult(
                status -> kind.apply(new ImportRow(line, fields, null, false, "export.csv", null), null));
        return new SubjectId(jdbc.sql("select id from lead where external = :external")
                .param("external", external)
                .query(UUID.class)
                .single());
    }

    private CustomerId known() {
        return customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON, "Refusal " + external, null, null, null, List.of(mail()), Map.of()))
                .id();
    }

    private void compared(SubjectId lead) {
        transactions.executeWithoutResult(status -> assignment.findDuplicate(lead));
    }

    private Said said(CustomerId customer, String channel) {
        return consents.of(customer).get(channel);
    }

    @Test
    void theCustomerThatIsKnownSaysNoFromThenOn() {
        var customer = known();
        compared(brought(7, "Do Not Email", "Yes", "Do Not Call", "No"));

        assertThat(consents.of(customer)).containsOnlyKeys("email");
        assertThat(said(customer, "email").granted()).isFalse();
        assertThat(said(customer, "email").file()).isEqualTo("export.csv");
        assertThat(said(customer, "email").line()).isEqualTo(7);
    }

    @Test
    void theCustomerThatALeadBecomesTakesItsNoOver() {
        var lead = brought(9, "Do Not Call", "1", "Do Not SMS", "yes");
        jdbc.sql("update lead set status = 'ASSIGNED', owner_id = :owner, team = 't', assigned_at = now() where"
                        + " id = :id")
                .param("owner", agent.id().value())
                .param("id", lead.value())
                .update();

        transactions.executeWithoutResult(
                status -> outcome.nurture(lead, new TaskSubmission(agent.id(), Map.of("consent", true))));

        var customer = leads.find(LeadId.of(lead)).orElseThrow().customer();
        assertThat(consents.of(customer)).containsOnlyKeys("phone", "sms", "wecom");
        assertThat(said(customer, "phone").granted()).isFalse();
        assertThat(said(customer, "sms").line()).isEqualTo(9);
        assertThat(said(customer, "wecom").granted()).isTrue();
    }

    @Test
    void aLeadThatIsHereLearnsOfANoAndSoDoesItsCustomer() {
        var customer = known();
        var lead = brought(2);
        compared(lead);
        assertThat(consents.of(customer)).isEmpty();

        brought(3, "Do Not Email", "Yes");

        assertThat(leads.find(LeadId.of(lead)).orElseThrow().origin().facts())
                .containsEntry("doNotEmail", "Yes")
                .containsEntry("importLine", "3");
        assertThat(said(customer, "email").line()).isEqualTo(3);
    }

    @Test
    void whatTheCustomerDecidedLaterStandsThoughTheFileComesAgain() {
        var customer = known();
        var lead = brought(7, "Do Not Call", "Yes");
        compared(lead);
        consents.change(customer, "phone", true);

        brought(8, "Do Not Call", "Yes");
        compared(lead);

        assertThat(said(customer, "phone").granted()).isTrue();
        assertThat(said(customer, "phone").file()).isNull();
    }
}
