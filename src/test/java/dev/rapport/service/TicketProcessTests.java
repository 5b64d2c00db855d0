package dev.rapport.service;

import static dev.rapport.testing.Walk.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Role;
import dev.rapport.contact.posts.ComplaintAnswered;
import dev.rapport.contact.posts.PostDesk;
import dev.rapport.contact.posts.PostsForTests;
import dev.rapport.customer.NewCustomer;
import dev.rapport.engine.ProcessInstances;
import dev.rapport.engine.UserTask;
import dev.rapport.inbox.TaskForms;
import dev.rapport.inbox.TaskInbox;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.rules.Decision.Reason;
import dev.rapport.service.TicketState.Closed;
import dev.rapport.service.TicketState.Closing;
import dev.rapport.service.TicketState.Kind;
import dev.rapport.testing.WalksEveryPath;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks tickets through their process on every path to each of its ends. */
@WalksEveryPath({"ticket", "public-complaint"})
class TicketProcessTests extends TicketCases {

    private static final String UNCLEAR = "Xyzzy plugh";

    @Autowired
    ProcessInstances instances;

    @Autowired
    TaskInbox inbox;

    @Autowired
    TaskForms forms;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ComplaintsInPublic inPublic;

    @Autowired
    PostsForTests planted;

    @Autowired
    PostDesk posts;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TicketQueries queries;

    @Autowired
    TriageReasons reasons;

    @Test
    void isAnsweredSolvedAndClosedWhenTheCustomerIsContent() {
        var id = opened(CLEAR);

        complete(agent, task(id, "Task_GiveFirstResponse"), Map.of("reply", "We look into it."));
        assertThat(task(id, "Task_SolveTicket").assignee()).isEqualTo(agent.id());
        solve(id);
        desk.close(id);

        walk.awaitEnd(id, "EndEvent_ClosedOnConfirmation");
        assertThat(ticket(id).state())
                .isInstanceOfSatisfying(
                        Closed.class, closed -> assertThat(closed.how()).isEqualTo(Closing.CONFIRMED));
    }

    @Test
    void anAnswerThatWaitedCompletesItsTask() {
        var id = opened(CLEAR);
        var first = task(id, "Task_GiveFirstResponse");

        colleagues.as(
                agent, () -> inbox.completeSoon(first.key(), Map.of("reply", "We look into it."), Map.of(), null));
        assertThat(ticket(id).firstReplyAt()).isNull();
        time.move(Duration.ofSeconds(11));

        task(id, "Task_SolveTicket");
        await().untilAsserted(() -> assertThat(ticket(id).firstReplyAt()).isNotNull());
        assertThat(walk.now(first).state()).isEqualTo(UserTask.State.COMPLETED);
    }

    @Test
    void isClassifiedByAPersonWhenTheRulesAreUnsure() {
        var id = opened(UNCLEAR);

        complete(
                agent,
                task(id, "Task_ConfirmClassification"),
                Map.of(
                        "category",
                        "fault",
                        "priority",
                        "high",
                        "team",
                        "service-l2",
                        "priorityReason",
                        "Nobody is held up."));

        assertThat(task(id, "Task_GiveFirstResponse").candidateGroups()).containsExactly("service-l2");
        assertThat(ticket(id).triage()).isEqualTo(new Triage("fault", Priority.HIGH, "service-l2"));
    }

    @Test
    void needsNoFirstResponseWhenItWasGivenOutsideTheForm() {
        var id = opened(CLEAR);
        var first = task(id, "Task_GiveFirstResponse");

        desk.reply(id, "We called you.", null);

        task(id, "Task_SolveTicket");
        awaiting().until(() -> walk.now(first).state() == UserTask.State.CANCELED);
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
    void whatTheFormWasFilledWithDoesNotOverwriteWhatTheTicketHasGotSince() {
        var id = opened(UNCLEAR, Channel.EMAIL, Priority.NORMAL, false);
        var confirm = task(id, "Task_ConfirmClassification");
        var filled = colleagues.as(agent, () -> forms.fields(confirm, forms.data(confirm)));
        assertThat(filled).containsKeys("category", "priority", "team").doesNotContainKeys("subject", "teams");
        desk.prioritise(id, Priority.URGENT, null);

        var changed = new HashMap<>(filled);
        changed.put("priority", "high");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(agent, () -> inbox.completeSoon(confirm.key(), changed, filled, null)))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("inbox.case-changed"));
        colleagues.as(agent, () -> inbox.completeSoon(confirm.key(), filled, filled, null));

        task(id, "Task_GiveFirstResponse");
        assertThat(ticket(id).triage().priority()).isEqualTo(Priority.URGENT);
    }

    @Test
    void aPriorityIsLoweredInTheFormOnlyForAReason() {
        var id = opened(UNCLEAR);
        var confirm = task(id, "Task_ConfirmClassification");
        desk.prioritise(id, Priority.URGENT, null);
        var lower = Map.<String, Object>of("category", "fault", "priority", "low", "team", "service-l1");

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> complete(agent, confirm, lower));
        var explained = new HashMap<>(lower);
        explained.put("priorityReason", "A question only.");
        complete(agent, confirm, explained);

        task(id, "Task_GiveFirstResponse");
        assertThat(ticket(id).triage().priority()).isEqualTo(Priority.LOW);
    }

    @Test
    void isSolvedWithoutAWordForAReason() {
        var id = working();

        complete(
                agent,
                task(id, "Task_SolveTicket"),
                Map.of("outcome", "solved", "silently", true, "silenceReason", "They phoned."));

        awaitState(id, Kind.SOLVED);
    }

    @Test
    void noAnswerIsTakenWhileAMessageOfTheCustomerIsJustBeingTakenDown() throws Exception {
        var id = working();
        var work = task(id, "Task_SolveTicket");
        var written = new CountDownLatch(1);
        var customer = CompletableFuture.runAsync(() -> colleagues.as(
                colleagues.join("service-l1", Role.SERVICE),
                () -> transactions.executeWithoutResult(status -> {
                    desk.customerWrote(id, "It is worse now.", null);
                    written.countDown();
                    sleep();
                })));
        written.await();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(
                        agent, () -> inbox.completeSoon(work.key(), Map.of("outcome", "wait-vendor"), Map.of(), null)))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("error.customer-wrote"));
        customer.join();
    }

    private static void sleep() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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

        desk.closeAsDuplicate(id, ticket(other).number(), "One household.");

        walk.awaitEnd(id, "EndEvent_ClosedOnConfirmation");
        assertThat(ticket(id).state())
                .isInstanceOfSatisfying(
                        Closed.class, closed -> assertThat(closed.how()).isEqualTo(Closing.DUPLICATE));
        task(other, "Task_SolveTicket");
    }

    @Test
    void comesBackWhenNobodyAnswersForThreeDays() {
        var id = working();
        waitFor(id, "wait-customer");
        walk.awaitStep(id, "Gateway_WaitForOthers");

        time.move(Duration.ofDays(3).plusMinutes(1));

        task(id, "Task_SolveTicket");
        awaitState(id, Kind.OPEN);
    }

    @Test
    void isClosedAfterFiveDaysOfSilence() {
        var id = working();
        solve(id);
        walk.awaitStep(id, "Gateway_WaitForVerdict");

        time.move(Duration.ofDays(5).plusMinutes(1));

        walk.awaitEnd(id, "EndEvent_ClosedAfterSilence");
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
        walk.awaitEnd(id, "EndEvent_ClosedOnConfirmation");

        desk.reopen(id);

        task(id, "Task_SolveTicket");
        assertThat(instances.about(id)).hasSize(2);
    }

    @Test
    void followsASolutionThatWasFoundOutsideTheForm() {
        var id = working();

        desk.solve(id, new Parting.Told("It works again."));

        walk.awaitStep(id, "Gateway_WaitForVerdict");
        awaiting().until(() -> walk.openTasks(id).isEmpty());
        desk.close(id);
        walk.awaitEnd(id, "EndEvent_ClosedOnConfirmation");
    }

    @Test
    void asksPublicRelationsForAnAnswerBesideTheWork() {
        var id = opened(CLEAR, true);

        var answer = task(id, "Task_AnswerInPublic");
        assertThat(answer.candidateGroups()).containsExactly("pr");
        task(id, "Task_GiveFirstResponse");
        complete(agent, answer, Map.of("answer", "We are sorry and on it."));

        walk.awaitEnd(id, "EndEvent_AnsweredInPublic");
        assertThat(walk.openTasks(id)).containsExactly("Task_GiveFirstResponse");
    }

    @Test
    void anAnswerWhereItStandsEndsTheTaskForIt() {
        var id = opened(CLEAR, true);
        task(id, "Task_AnswerInPublic");
        task(id, "Task_GiveFirstResponse");

        transactions.executeWithoutResult(
                status -> inPublic.answered(id, "We are sorry and on it.", agent.id(), Instant.now()));

        walk.awaitEnd(id, "EndEvent_AnsweredInPublic");
        assertThat(walk.openTasks(id)).containsExactly("Task_GiveFirstResponse");
    }

    @Test
    void whoIsAskedForAnAnswerInPublicReadsTheTicketAsLongAsTheyAreAsked() {
        var relations = colleagues.join("pr", Role.SERVICE);
        var id = opened(CLEAR, true);
        var answer = task(id, "Task_AnswerInPublic");

        assertThat(colleagues.as(relations, () -> queries.ticket(id.toString())).id())
                .isEqualTo(id);
        complete(relations, answer, Map.of("answer", "We are sorry and on it."));
        walk.awaitEnd(id, "EndEvent_AnsweredInPublic");
        awaiting()
                .untilAsserted(() -> assertThatExceptionOfType(Refused.class)
                        .isThrownBy(() -> colleagues.as(relations, () -> queries.ticket(id.toString()))));
    }

    @Test
    void theFormSaysWhoAnsweredInPublicBefore() {
        var post = planted.says(planted.account("service-l1", ""), PostsForTests.somebody(), "It is broken");
        var customer = customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, "Li Wei", null, null, null, List.of(), Map.of()))
                .id();
        var id = colleagues.as(agent, () -> posts.complain(post, customer));
        var answer = task(id, "Task_AnswerInPublic");
        var relations = colleagues.join("pr", Role.SERVICE);
        assertThat(colleagues.as(relations, () -> forms.data(answer))).containsEntry("answered", "");

        transactions.executeWithoutResult(
                status -> events.publishEvent(new ComplaintAnswered(id, "We are sorry.", agent.id(), Instant.now())));

        assertThat(colleagues.as(relations, () -> forms.data(answer)).get("answered"))
                .asString()
                .contains("answered in public already", "We are sorry.");
    }

    @Test
    void noReasonSaysThatAPublicComplaintIsNone() {
        var open = opened(CLEAR, false);
        var loud = opened(CLEAR, true);
        task(open, "Task_GiveFirstResponse");
        task(loud, "Task_GiveFirstResponse");

        var none = "anything else stays between the customer and us";
        assertThat(reasons.of(open)).extracting(Reason::rule).contains(none);
        assertThat(reasons.of(loud)).extracting(Reason::rule).isNotEmpty().doesNotContain(none);
    }

    private SubjectId opened(String subject) {
        return opened(subject, false);
    }

    private SubjectId opened(String subject, boolean publicComplaint) {
        return opened(subject, Channel.EMAIL, Priority.URGENT, publicComplaint);
    }

    private SubjectId working() {
        var id = opened(CLEAR);
        complete(agent, task(id, "Task_GiveFirstResponse"), Map.of("reply", "We look into it."));
        task(id, "Task_SolveTicket");
        return id;
    }

    private void waitFor(SubjectId id, String outcome) {
        var answer = outcome.equals("wait-customer")
                ? Map.<String, Object>of("outcome", outcome, "reply", "Please send the invoice.")
                : Map.<String, Object>of("outcome", outcome);
        complete(agent, task(id, "Task_SolveTicket"), answer);
        awaitState(id, Kind.WAITING);
    }

    private void solve(SubjectId id) {
        complete(agent, task(id, "Task_SolveTicket"), Map.of("outcome", "solved", "reply", "It works again."));
        awaitState(id, Kind.SOLVED);
    }

    private void awaitState(SubjectId id, Kind kind) {
        awaiting().until(() -> ticket(id).state().kind() == kind);
    }
}
