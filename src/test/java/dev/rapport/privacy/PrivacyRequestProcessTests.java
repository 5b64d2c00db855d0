package dev.rapport.privacy;

import static dev.rapport.testing.Walk.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.customer.Consents;
import dev.rapport.customer.ContactStanding;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.Purpose;
import dev.rapport.inbox.TaskForms;
import dev.rapport.inbox.TaskInbox;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.privacy.PrivacyRequest.Kind;
import dev.rapport.privacy.PrivacyRequest.Law;
import dev.rapport.privacy.PrivacyRequest.State;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.MovableClock;
import dev.rapport.testing.Walk;
import dev.rapport.testing.WalksEveryPath;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Walks privacy requests through their process on every path to each of its ends. */
@WalksEveryPath("privacy-request")
class PrivacyRequestProcessTests {

    private final String phone = "139" + String.format("%08d", (System.nanoTime() / 1000) % 100_000_000);

    @Autowired
    PrivacyDesk desk;

    @Autowired
    ReadableExport readable;

    @Autowired
    Customers customers;

    @Autowired
    Consents consents;

    @Autowired
    TaskForms forms;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Walk walk;

    @Autowired
    Colleagues colleagues;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    ReadableProof proofs;

    @Autowired
    Staff staff;

    private String team;
    private Person clerk;
    private Person colleague;
    private Person head;
    private CustomerId customer;

    @BeforeEach
    void staff() {
        team = colleagues.newTeam();
        clerk = colleagues.join(team, Role.SERVICE);
        colleague = colleagues.join(team, Role.SERVICE);
        colleagues.join(team, Role.ADMIN);
        head = colleagues.join(team, Role.MANAGER);
        customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON,
                "<b>Asking</b> " + UUID.randomUUID(),
                null,
                null,
                null,
                List.of(phone),
                Map.of("city", "Ulm")));
    }

    @Test
    void whoAsksForAccessGetsAllThatIsKeptThroughTheClerkAlone() {
        var id = opened(Kind.ACCESS);
        prove(id);
        var prepare = walk.task(id, "Task_PrepareAnswer");
        assertThat(prepare.assignee()).isEqualTo(clerk.id());
        assertThat(prepare.slaDueAt()).isNotNull();
        assertThatThrownBy(() -> as(clerk, () -> desk.look(id.toString())))
                .as("one person alone would see what is hidden from them")
                .isInstanceOf(Refused.class);
        assertThat(as(head, () -> desk.look(id.toString()).toString())).contains(phone.substring(3), "Ulm");
        propose(id, "grant");

        var review = walk.task(id, "Task_ReviewAnswer");
        assertThatThrownBy(() -> complete(clerk, review.key(), Map.of("outcome", "granted", "reason", "It is right.")))
                .isInstanceOf(Refused.class)
                .hasMessage("privacy.reviewed-by-another");
        complete(colleague, review.key(), Map.of("outcome", "granted", "reason", "It is right."));
        awaiting().until(() -> state(id) == State.FULFILLED);

        var delivery = as(clerk, () -> desk.delivery(id.toString())).orElseThrow();
        var content = as(clerk, () -> desk.fetch(delivery.link()));
        assertThat(content.toString()).contains("+86" + phone);
        assertThat(as(clerk, () -> readable.of(content)))
                .contains("&lt;b&gt;Asking&lt;/b&gt;", "Phones, e-mails and addresses")
                .doesNotContain("<b>Asking");
        assertThat(as(colleague, () -> desk.delivery(id.toString()))).isEmpty();
        assertThatThrownBy(() -> as(colleague, () -> desk.fetch(delivery.link())))
                .hasMessage("privacy.gone");
        clock.move(Duration.ofDays(8));
        assertThatThrownBy(() -> as(clerk, () -> desk.fetch(delivery.link()))).hasMessage("privacy.gone");
        clock.reset();
        assertThat(trail(id)).doesNotContain(phone, "Asking");
    }

    @Test
    void whoWaitsForAnAnswerIsNotEnteredTwice() {
        var id = opened(Kind.ACCESS);

        assertThatThrownBy(() -> opened(Kind.ACCESS)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.key()).isEqualTo("privacy.asked-already");
            assertThat(refused.arguments())
                    .containsExactly(as(clerk, () -> desk.get(id.toString())).number());
        });
        assertThat(opened(Kind.OBJECTION)).isNotEqualTo(id);
    }

    @Test
    void theAnswerStartsEmptyAndADashIsNone() {
        var id = opened(Kind.ERASURE);
        prove(id);
        var prepare = walk.task(id, "Task_PrepareAnswer");

        assertThat(as(clerk, () -> forms.fields(prepare, forms.data(prepare))))
                .satisfiesAnyOf(
                        fields -> assertThat(fields).doesNotContainKey("proposal"),
                        fields -> assertThat(fields).containsEntry("proposal", ""));
        assertThatThrownBy(() -> complete(clerk, prepare.key(), Map.of("outcome", "grant", "proposal", "–")))
                .hasMessage("error.form-placeholder");
    }

    @Test
    void nothingIsCollectedForWhoCannotBeProvedToBeThePerson() {
        var id = opened(Kind.ACCESS);
        complete(
                clerk,
                walk.task(id, "Task_CheckIdentity").key(),
                Map.of("outcome", "unproved", "how", "Another number called."));
        walk.awaitStep(id, "EndEvent_RequestRefused");

        awaiting().until(() -> state(id) == State.REFUSED);
        assertThat(as(clerk, () -> desk.collected(id.toString()))).isEmpty();
    }

    @Test
    void whatIsRefusedInTheReviewIsNotDeliveredAndWhatWasCollectedIsGone() {
        var id = opened(Kind.ACCESS);
        prove(id);
        propose(id, "refuse");
        assertThat(as(clerk, () -> desk.collected(id.toString()))).containsKey("contact_point");
        review(id, "refused");
        walk.awaitStep(id, "EndEvent_RequestRefused");

        awaiting().until(() -> state(id) == State.REFUSED);
        assertThat(as(clerk, () -> desk.collected(id.toString()))).isEmpty();
        assertThat(as(clerk, () -> desk.delivery(id.toString()))).isEmpty();
    }

    @Test
    void whoObjectsIsNeitherAdvertisedToNorEvaluatedButAnswered() {
        consents.change(customer, "email", true);
        var id = opened(Kind.OBJECTION);
        prove(id);
        propose(id, "grant");
        review(id, "granted");
        walk.awaitStep(id, "EndEvent_RequestFulfilled");

        awaiting().until(() -> state(id) == State.FULFILLED);
        assertThat(consents.standing(customer, Purpose.MARKETING, "email")).isEqualTo(ContactStanding.SAID_NO);
        assertThat(consents.standing(customer, Purpose.PROFILING, "all")).isEqualTo(ContactStanding.SAID_NO);
        assertThat(consents.standing(customer, Purpose.SERVICE, "email")).isEqualTo(ContactStanding.CONSENTED);
    }

    @Test
    void anErasureIsDoneByTwoPeopleAndEndsWithItsProof() {
        var id = opened(Kind.ERASURE);
        prove(id);
        propose(id, "grant");
        review(id, "granted");
        walk.awaitEnd(id, "EndEvent_RequestFulfilled");

        awaiting().untilAsserted(() -> assertThat(state(id)).isEqualTo(State.FULFILLED));
        var proof = as(clerk, () -> desk.proof(id.toString())).orElseThrow();
        assertThat(proof.found()).isZero();
        assertThat(proof.places()).isNotEmpty();
        assertThat(customers.card(customer).orElseThrow().name()).startsWith("[erased");
        assertThat(sought(id)).isZero();
        assertThat(trail(id)).doesNotContain(phone, "Asking");
        assertThat(as(clerk, () -> proofs.of("R-1", proof)))
                .contains("Proof of erasure", "trail")
                .doesNotContain("Asking");
    }

    @Test
    void whatIsOpenedMeanwhileIsEndedFirstAndWhatIsFoundIsJudgedByAnAdministrator() throws SQLException {
        var name = customers.card(customer).orElseThrow().name();
        var id = opened(Kind.ERASURE);
        prove(id);
        propose(id, "grant");
        walk.task(id, "Task_ReviewAnswer");
        var open = UUID.randomUUID();
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            var held = new SingleConnectionDataSource(connection, true);
            JdbcClient.create(held)
                    .sql("select id from privacy_request where id = ? for update")
                    .param(id.value())
                    .query()
                    .listOfRows();
            review(id, "granted");
            jdbc.sql("""
                            insert into subject (id, kind, number, title, customer_id, opened_at, state)
                            values (?, 'OPPORTUNITY', ?, 'Still open', ?, now(), 'Stage.CONTRACT')
                            """).params(open, "O-" + open, customer.value()).update();
            connection.commit();
        }
        walk.awaitStep(id, "Task_PrepareAnswer", 2);
        assertThat(customers.card(customer).orElseThrow().name()).isEqualTo(name);
        var prepare = walk.task(id, "Task_PrepareAnswer");
        assertThatThrownBy(() -> complete(clerk, prepare.key(), Map.of("outcome", "grant", "proposal", "Yes")))
                .hasMessage("privacy.erasure-obstructed");
        jdbc.sql("update subject set closed_at = now() where id = ?")
                .param(open)
                .update();
        jdbc.sql("""
                        insert into import_mapping (id, kind, name, columns, words, owner_id, shared, created_at, changed_at)
                        values (gen_random_uuid(), 'leads', ?, '', '', ?, false, now(), now())
                        """).params("List of " + name, clerk.id().value()).update();
        propose(id, "grant");
        review(id, "granted");

        judge(id, "again");
        walk.awaitStep(id, "Task_LookAtFindings", 2);
        judge(id, "theirs");
        walk.awaitEnd(id, "EndEvent_RequestFulfilled");

        awaiting().untilAsserted(() -> assertThat(state(id)).isEqualTo(State.FULFILLED));
        var proof = as(clerk, () -> desk.proof(id.toString())).orElseThrow();
        assertThat(proof.erasure().scans()).isEqualTo(2);
        assertThat(proof.erasure().judgedBy()).isNotNull();
        assertThat(proof.found()).isEqualTo(1);
    }

    private void judge(SubjectId id, String outcome) {
        var task = walk.task(id, "Task_LookAtFindings");
        assertThatThrownBy(() -> complete(clerk, task.key(), Map.of("outcome", outcome)))
                .isInstanceOf(Refused.class);
        var administrator = staff.byId(Objects.requireNonNull(task.assignee())).orElseThrow();
        assertThat(administrator.roles()).contains(Role.ADMIN);
        complete(administrator, task.key(), Map.of("outcome", outcome));
    }

    private long sought(SubjectId id) {
        return jdbc.sql("select count(*) from erasure_sought where request_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    private SubjectId opened(Kind kind) {
        return as(clerk, () -> desk.open(customer, kind, Law.PIPL, "What do you keep of me?", team))
                .id();
    }

    private void prove(SubjectId id) {
        complete(
                clerk,
                walk.task(id, "Task_CheckIdentity").key(),
                Map.of("outcome", "proved", "how", "Called back at the known number."));
    }

    private void propose(SubjectId id, String proposal) {
        complete(
                clerk,
                walk.task(id, "Task_PrepareAnswer").key(),
                Map.of("outcome", proposal, "proposal", "All of it is theirs."));
    }

    private void review(SubjectId id, String decision) {
        complete(
                colleague,
                walk.task(id, "Task_ReviewAnswer").key(),
                Map.of("outcome", decision, "reason", "Looked at it."));
    }

    private void complete(Person person, long task, Map<String, Object> answers) {
        colleagues.as(person, () -> inbox.complete(task, answers));
    }

    private State state(SubjectId id) {
        return as(clerk, () -> desk.get(id.toString())).state();
    }

    private String trail(SubjectId id) {
        return String.join(
                " ",
                jdbc.sql("select cast(details as text) from trail where subject_id = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .list());
    }

    private <T> T as(Person person, java.util.concurrent.Callable<T> question) {
        return colleagues.as(person, question);
    }
}
