package dev.rapport.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.engine.UserTask.State;
import dev.rapport.engine.UserTasks;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerWords;
import dev.rapport.platform.HeldWords;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.service.NewTicket;
import dev.rapport.service.TicketDesk;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An answer that a customer will read can be taken back for ten seconds; then it goes out once, restart or not. */
@DatabaseTest
class HeldAnswersTests {

    private static final Map<String, Object> ANSWER = Map.of("reply", "We look into it.");

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TaskInbox inbox;

    @Autowired
    HeldWords words;

    @Autowired
    TaskDrafts drafts;

    @Autowired
    UserTasks userTasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    Colleagues colleagues;

    @Autowired
    TicketDesk desk;

    @Autowired
    Customers customers;

    @Autowired
    CustomerWords customerWords;

    private Person me;
    private Person colleague;
    private long task;

    @BeforeEach
    void aTask(@Autowired ApplicationEventPublisher events, @Autowired SubjectNumbers numbers) {
        var team = colleagues.newTeam();
        me = colleagues.join(team, Role.SERVICE);
        colleague = colleagues.join(team, Role.SERVICE);
        task = new TasksForTests(jdbc, events, numbers, clock).open("Solve", null, team, null);
    }

    private UUID held() {
        return colleagues
                .as(me, () -> inbox.completeSoon(task, ANSWER, Map.of(), null))
                .orElseThrow();
    }

    private State state() {
        return userTasks.find(task).orElseThrow().state();
    }

    private List<String> submitted() {
        return jdbc.sql("select data ->> 'reply' from task_submission where task_key = :task and state = 'SENT'")
                .param("task", task)
                .query(String.class)
                .list();
    }

    @Test
    void goesOutOnceWithoutThePersonOrThePage() {
        held();
        words.sendDue();
        assertThat(submitted()).isEmpty();
        assertThat(state()).isEqualTo(State.SENT);

        clock.move(Duration.ofSeconds(11));
        words.sendDue();
        words.sendDue();

        assertThat(submitted()).containsExactly("We look into it.");
        assertThat(state()).isEqualTo(State.SENT);
    }

    @Test
    void nobodyElseTakesTheTaskMeanwhile() {
        held();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(colleague, () -> inbox.completeSoon(task, ANSWER, Map.of(), null)))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("error.task-sent"));
    }

    @Test
    void isTakenBackByWhoWroteItAndIsADraftOfAnOpenTaskThen() {
        var held = held();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> colleagues.as(colleague, () -> inbox.takeBack(held)));

        colleagues.as(me, () -> inbox.takeBack(held));

        assertThat(state()).isEqualTo(State.OPEN);
        assertThat(colleagues.as(me, () -> drafts.mine(task).map(TaskDrafts.Draft::data)))
                .hasValue(ANSWER);
        clock.move(Duration.ofSeconds(11));
        words.sendDue();
        assertThat(submitted()).isEmpty();
        assertThat(held()).isNotEqualTo(held);
    }

    @Test
    void whatWentOutIsNotTakenBack() {
        var held = held();
        clock.move(Duration.ofSeconds(11));
        words.sendDue();

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> colleagues.as(me, () -> inbox.takeBack(held)));
        assertThat(state()).isEqualTo(State.SENT);
    }

    @Test
    void theAuthorIsGivenTheWordsBackWhenTheTaskEndedMeanwhile() {
        held();
        jdbc.sql("update user_task set state = 'CANCELED', ended_at = now() where key = :task")
                .param("task", task)
                .update();
        clock.move(Duration.ofSeconds(11));

        words.sendDue();
        words.sendDue();

        assertThat(submitted()).isEmpty();
        assertThat(state()).isEqualTo(State.CANCELED);
        assertThat(jdbc.sql("""
                        select trail.details ->> 'words'
                        from trail
                        join user_task on user_task.subject_id = trail.subject_id
                        where key = :task and kind = 'AnswerNotSent'
                        """).param("task", task).query(String.class).list()).containsExactly("We look into it.");
    }

    private SubjectId aTicket() {
        var agent = colleagues.join("service-l1", Role.MANAGER);
        var ticket = colleagues.as(agent, () -> {
            var customer = customers.findOrAdd(
                    new NewCustomer(NewCustomer.Kind.PERSON, "Held", null, null, null, List.of(), Map.of()));
            return desk.open(new NewTicket(customer, "Held", "Please answer.", Channel.EMAIL, null, false))
                    .id();
        });
        jdbc.sql("update user_task set subject_id = :ticket where key = :task")
                .param("ticket", ticket.value())
                .param("task", task)
                .update();
        return ticket;
    }

    private UUID customerWrote(SubjectId ticket) {
        colleagues.as(
                colleagues.join("service-l1", Role.MANAGER),
                () -> desk.customerWrote(ticket, "It is worse now.", null));
        return customerWords.newest(ticket).orElseThrow();
    }

    @Test
    void isRefusedWhenTheNewestMessageOfTheCustomerWasNotSeen() {
        var newest = customerWrote(aTicket());

        for (var entered : List.of(ANSWER, Map.<String, Object>of("next", "wait")))
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> colleagues.as(me, () -> inbox.completeSoon(task, entered, Map.of(), null)))
                    .satisfies(refused -> {
                        assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
                        assertThat(refused.key()).isEqualTo("error.customer-wrote");
                    });
        assertThat(state()).isEqualTo(State.OPEN);
        assertThat(colleagues.as(me, () -> inbox.completeSoon(task, ANSWER, Map.of(), newest)))
                .isPresent();
    }

    @Test
    void waitsForAMessageThatIsJustBeingTakenDown() throws Exception {
        var ticket = aTicket();
        held();
        var written = new CountDownLatch(1);
        var customer = CompletableFuture.runAsync(() -> transactions.executeWithoutResult(status -> {
            customerWrote(ticket);
            written.countDown();
            sleep();
        }));
        written.await();
        clock.move(Duration.ofSeconds(11)); // not before: the words go out by themselves when their moment is over

        words.sendDue();
        customer.join();

        assertThat(submitted()).isEmpty();
        assertThat(state()).isEqualTo(State.OPEN);
    }

    private static void sleep() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void isADraftOfAnOpenTaskAgainWhenTheCustomerWritesMeanwhile() {
        var ticket = aTicket();
        held();
        customerWrote(ticket);
        clock.move(Duration.ofSeconds(11));

        words.sendDue();
        words.sendDue();

        assertThat(submitted()).isEmpty();
        assertThat(state()).isEqualTo(State.OPEN);
        assertThat(colleagues.as(me, () -> drafts.mine(task).map(TaskDrafts.Draft::data)))
                .hasValue(ANSWER);
        assertThat(jdbc.sql("select kind from notice where user_id = :me")
                        .param("me", me.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("AnswerOvertaken");
    }
}
