package dev.rapport.planted.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Role;
import dev.rapport.cases.Answer;
import dev.rapport.cases.CaseFile;
import dev.rapport.cases.Cases;
import dev.rapport.cases.TraceNode;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.inbox.TaskInbox;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.EngineTest;
import dev.rapport.testing.Walk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The planted kind's process: a step that the application does, and a task that its people find in their inbox. */
@EngineTest
class PlantedProcessTests {

    @Test
    void aVisitIsPreparedDoneAndReported(
            @Autowired Visits visits,
            @Autowired Cases cases,
            @Autowired Customers customers,
            @Autowired Colleagues colleagues,
            @Autowired TaskInbox inbox,
            @Autowired Walk walk) {
        var team = colleagues.newTeam();
        var owner = colleagues.join(team, Role.SERVICE);
        var customer = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Visited " + team, null, null, null, List.of(), Map.of()));
        var visit = visits.plan(customer, "Look at the pump", owner.id(), team);
        var number = visits.number(visit);

        var task = walk.task(visit, "Task_GoThere");
        assertThat(task.assignee()).isEqualTo(owner.id());
        colleagues.as(owner, () -> inbox.complete(task.key(), Map.of("report", "The pump runs again.")));

        walk.awaitStep(visit, "EndEvent_VisitReported");
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        !cases.subjectsOf(customer, 1, null).items().getFirst().open());
        assertThat(cases.trace(number))
                .extracting(TraceNode::kind)
                .containsExactly(
                        TraceNode.Kind.CUSTOMER,
                        TraceNode.Kind.SUBJECT,
                        TraceNode.Kind.PROCESS,
                        TraceNode.Kind.TASK,
                        TraceNode.Kind.CLOCK);
        assertThat(cases.file(number).entries())
                .flatExtracting(CaseFile.Entry::answers)
                .containsExactly(new Answer("report", "Report", "The pump runs again."));
    }
}
