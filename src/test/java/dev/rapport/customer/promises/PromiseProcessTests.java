package dev.rapport.customer.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.inbox.TaskInbox;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.EngineTime;
import dev.rapport.testing.Walk;
import dev.rapport.testing.WalksEveryPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Walks promises through the process promise on every path to each of its ends. */
@WalksEveryPath("promise")
class PromiseProcessTests {

    @Autowired
    Promises promises;

    @Autowired
    Customers customers;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Walk walk;

    @Autowired
    EngineTime time;

    @Autowired
    Colleagues colleagues;

    private Person owner;
    private Person colleague;
    private MadePromise promise;

    @BeforeEach
    void aPromise() {
        var team = colleagues.newTeam();
        owner = colleagues.join(team, Role.SALES);
        colleague = colleagues.join(team, Role.SALES);
        var customer = customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON, "Promised " + team, null, null, null, List.of(), Map.of()))
                .id();
        promise = colleagues.as(
                owner,
                () -> promises.make(customer, "Send the drawings", time.now().plus(Duration.ofDays(3)), null, null));
    }

    @Test
    void itStandsInTheOwnersInboxWithItsTimeAndIsKeptThere() {
        var task = walk.task(promise.id(), "Task_KeepPromise");
        assertThat(task.assignee()).isEqualTo(owner.id());
        await().until(() -> promise.dueAt().equals(walk.now(task).slaDueAt()));
        assertThatThrownBy(() -> colleagues.as(owner, () -> inbox.complete(task.key(), Map.of("outcome", "withdrawn"))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("error.form-required"));

        colleagues.as(owner, () -> inbox.complete(task.key(), Map.of("outcome", "kept")));

        walk.awaitStep(promise.id(), "EndEvent_PromiseRecorded");
        assertThat(promises.get(promise.number()).state()).isEqualTo(PromiseState.KEPT);
    }

    @Test
    void itGoesToWhomItIsGivenAndLeavesTheInboxWhenItEndsElsewhere() {
        var task = walk.task(promise.id(), "Task_KeepPromise");
        colleagues.as(owner, () -> promises.giveOn(promise.number(), colleague.id()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> colleague.id().equals(walk.now(task).assignee()));

        colleagues.as(colleague, () -> promises.withdraw(promise.number(), "they found them"));

        walk.awaitStep(promise.id(), "EndEvent_PromiseEndedElsewhere");
        assertThat(walk.openTasks(promise.id())).isEmpty();
    }
}
