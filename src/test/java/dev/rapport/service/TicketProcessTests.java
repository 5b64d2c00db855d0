package dev.rapport.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.engine.ProcessInstance;
import dev.rapport.engine.ProcessInstances;
import dev.rapport.engine.Step;
import dev.rapport.engine.TaskCommands;
import dev.rapport.engine.UserTask;
import dev.rapport.engine.UserTasks;
import dev.rapport.platform.SubjectId;
import dev.rapport.service.TicketState.Closed;
import dev.rapport.service.TicketState.Closing;
import dev.rapport.service.TicketState.Kind;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.EngineTime;
import dev.rapport.testing.WalksEveryPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Walks tickets through their process on every path to each of its ends. */
@WalksEveryPath({"ticket", "public-complaint"})
class TicketProcessTests {

    private static final String CLEAR = "I cannot log in, my password is refused";
    private static final String UNCLEAR = "Xyzzy plugh";

    @Autowired
    TicketDesk desk;

    @Autowired
    Tickets tickets;

    @Autowired
    Customers customers;

    @Autowired
    UserTasks tasks;

    @Autowired
    TaskCommands commands;

    @Autowired
    ProcessInstances instances;

    @Autowired
    Colleagues colleagues;

    @Autowired
    EngineTime time;

    private Person agent;

    @BeforeEach
    void staff() {
        agent = colleagues.join("service-l1", Role.SERVICE);
        colleagues.join("service-l2", Role.SERVICE);
    }

    @Test
    void isAnsweredSolvedAndClosedWhenTheCustomerIsContent() {
        var id = opened(CLEAR);

        complete(task(id, "Task_GiveFirstResponse"), Map.of("reply", "We look into it."));
        assertThat(task(id, "Task_SolveTicket").assignee()).isEqualTo(agent.id());
        solve(id);
        desk.close(id);

        awaitEnd(id, "EndEvent_ClosedOnConfirmation");
        assertThat(ticket(id).state())
                .isInstanceOfSatisfying(
                        Closed.class, closed -> assertThat(closed.how()).isEqualTo(Closing.CONFIRMED));
    }

    @Test
    void isClassifiedByAPersonWhenTheRulesAreUnsure() {
        var id = opened(UNCLEAR);

        complete(
                task(id, "Task_ConfirmClassification"),
                Map.of("category", "fault", "priority", "high", "team", "service-l2"));

        assertThat(task(id, "Task_GiveFirstResponse").candidateGroups()).containsExactly("service-l2");
        assertThat(ticket(id).triage()).isEqualTo(new Triage("fault", Priority.HIGH, "service-l2"));
    }

    @Test
    void needsNoFirstResponseWhenItWasGivenOutsideTheForm() {
        var id = opened(CLEAR);
        var first = task(id, "Task_GiveFirstResponse");

        desk.reply(id, "We called you.", null);

        task(id, "Task_SolveTicket");
        awaiting().until(() -> state(first) == UserTask.State.CANCELED);
    }

    @Test
    void waitsInTheQueueOfTheTeamItIsGivenTo() {
        var id = working();
        var work = task(id, "Task_SolveTicket");
        assertThat(work.assignee()).isEqualTo(agent.id());

        desk.handOver(id, null, "service-l2");

        awaiting().untilAsserted(() -> {
            var waiting = task(id, "Task_SolveTicket");
            assertThat(waiting.key()).isEqualTo(work.key());
            assertThat(waiting.assignee()).isNull();
            assertThat(waiting.candidateGroups()).containsExactly("service-l2");
        });
    }

    @Test
    void goesOnWhenTheCustomerAnswers() {
        var id = working();
        waitFor(id, "wait-customer");

        desk.customerWrote(id, "Here it is.", null);

        task(id, "Task_SolveTicket");
        assertThat(ticket(id).state().kind()).isEqualTo(Kind.OPEN);
    }

    @Test
    void goesOnWhenTheVendorAnswers() {
        var id = working();
        waitFor(id, "wait-vendor");

        desk.vendorReplied(id);

        task(id, "Task_SolveTicket");
        assertThat(ticket(id).state().kind()).isEqualTo(Kind.OPEN);
    }

    @Test
    void waitsForPartsUntilTheyAreThere() {
        var id = working();
        waitFor(id, "wait-parts");
        awaitState(id, Kind.WAITING);

        desk.vendorReplied(id);

        task(id, "Task_SolveTicket");
        assertThat(ticket(id).state().kind()).isEqualTo(Kind.OPEN);
    }

    @Test
    void endsWithItsTasksWhenItIsADuplicate() {
        var id = working();
        var other = working();
        task(id, "Task_SolveTicket");

        desk.closeAsDuplicate(id, ticket(other).number());

        awaitEnd(id, "EndEvent_ClosedOnConfirmation");
        assertThat(ticket(id).state())
                .isInstanceOfSatisfying(
                        Closed.class, closed -> assertThat(closed.how()).isEqualTo(Closing.DUPLICATE));
        task(other, "Task_SolveTicket");
    }

    @Test
    void comesBackWhenNobodyAnswersForThreeDays() {
        var id = working();
        waitFor(id, "wait-customer");
        awaitStep(id, "Gateway_WaitForOthers");

        time.move(Duration.ofDays(3).plusMinutes(1));

        task(id, "Task_SolveTicket");
        awaitState(id, Kind.OPEN);
    }

    @Test
    void isClosedAfterFiveDaysOfSilence() {
        var id = working();
        solve(id);
        awaitStep(id, "Gateway_WaitForVerdict");

        time.move(Duration.ofDays(5).plusMinutes(1));

        awaitEnd(id, "EndEvent_ClosedAfterSilence");
        assertThat(ticket(id).state())
                .isInstanceOfSatisfying(
                        Closed.class, closed -> assertThat(closed.how()).isEqualTo(Closing.SILENCE));
    }

    @Test
    void isWorkedOnAgainWhenTheCustomerIsNotContent() {
        var id = working();
        solve(id);

        desk.customerWrote(id, "It still does not work.", null);

        assertThat(task(id, "Task_SolveTicket").state()).isEqualTo(UserTask.State.OPEN);
        assertThat(ticket(id).state().kind()).isEqualTo(Kind.OPEN);
    }

    @Test
    void isReopenedAfterItsProcessHasEnded() {
        var id = working();
        solve(id);
        desk.close(id);
        awaitEnd(id, "EndEvent_ClosedOnConfirmation");

        desk.reopen(id);

        task(id, "Task_SolveTicket");
        assertThat(instances.about(id)).hasSize(2);
    }

    @Test
    void followsASolutionThatWasFoundOutsideTheForm() {
        var id = working();

        desk.solve(id);

        awaitStep(id, "Gateway_WaitForVerdict");
        awaiting().until(() -> openTasks(id).isEmpty());
        desk.close(id);
        awaitEnd(id, "EndEvent_ClosedOnConfirmation");
    }

    @Test
    void asksPublicRelationsForAnAnswerBesideTheWork() {
        var id = opened(CLEAR, true);

        var answer = task(id, "Task_AnswerInPublic");
        assertThat(answer.candidateGroups()).containsExactly("pr");
        task(id, "Task_GiveFirstResponse");
        complete(answer, Map.of("answer", "We are sorry and on it."));

        awaitEnd(id, "EndEvent_AnsweredInPublic");
        assertThat(openTasks(id)).containsExactly("Task_GiveFirstResponse");
    }

    private SubjectId opened(String subject) {
        return opened(subject, false);
    }

    private SubjectId opened(String subject, boolean publicComplaint) {
        var external = UUID.randomUUID().toString();
        var customer = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Li Wei", external, null, null, List.of(), Map.of()));
        return desk.open(new NewTicket(
                        customer, subject, "Please help.", Channel.EMAIL, Priority.URGENT, publicComplaint))
                .id();
    }

    private SubjectId working() {
        var id = opened(CLEAR);
        complete(task(id, "Task_GiveFirstResponse"), Map.of("reply", "We look into it."));
        task(id, "Task_SolveTicket");
        return id;
    }

    private void waitFor(SubjectId id, String outcome) {
        complete(task(id, "Task_SolveTicket"), Map.of("outcome", outcome, "reply", "Please send the invoice."));
        awaitState(id, Kind.WAITING);
    }

    private void solve(SubjectId id) {
        complete(task(id, "Task_SolveTicket"), Map.of("outcome", "solved", "reply", "It works again."));
        awaitState(id, Kind.SOLVED);
    }

    private void complete(UserTask task, Map<String, Object> data) {
        commands.complete(task.key(), agent.id(), data);
    }

    private UserTask task(SubjectId id, String element) {
        return awaiting()
                .until(
                        () -> tasks.about(id).stream()
                                .filter(task -> task.elementId().equals(element))
                                .filter(task -> task.state() == UserTask.State.OPEN)
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }

    private List<String> openTasks(SubjectId id) {
        return tasks.about(id).stream()
                .filter(task -> task.state() == UserTask.State.OPEN)
                .map(UserTask::elementId)
                .toList();
    }

    private UserTask.State state(UserTask task) {
        return tasks.find(task.key()).orElseThrow().state();
    }

    private Ticket ticket(SubjectId id) {
        return tickets.byId(id).orElseThrow();
    }

    private void awaitState(SubjectId id, Kind kind) {
        awaiting().until(() -> ticket(id).state().kind() == kind);
    }

    private void awaitStep(SubjectId id, String element) {
        awaiting().until(() -> steps(id, element).findAny().isPresent());
    }

    private Stream<Step> steps(SubjectId id, String element) {
        return instances.about(id).stream()
                .flatMap(instance -> instances.path(instance.key()).steps().stream())
                .filter(step -> step.elementId().equals(element));
    }

    private void awaitEnd(SubjectId id, String element) {
        awaitStep(id, element);
        awaiting()
                .until(() -> instances.about(id).stream()
                        .filter(instance -> instances.path(instance.key()).steps().stream()
                                .anyMatch(step -> step.elementId().equals(element)))
                        .allMatch(instance -> instance.state() == ProcessInstance.State.COMPLETED));
    }

    private static ConditionFactory awaiting() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
