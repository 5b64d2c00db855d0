package dev.rapport.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.promises.Promises;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import dev.rapport.service.NewTicket;
import dev.rapport.service.TicketDesk;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.EngineTest;
import dev.rapport.testing.Phones;
import dev.rapport.testing.Walk;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine is told and keeps of cases whose words have phones and e-mail addresses: records, variables, jobs. */
@EngineTest
class EngineLeaksTests {

    /** What people answered is kept by us, for the worker who carries it out; the engine is told only that it is there. */
    private static final String ANSWERS = "table task_submission";

    @Autowired
    TicketDesk desk;

    @Autowired
    Promises promises;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Walk walk;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final List<Marker> markers = new ArrayList<>();

    @Test
    void theEngineKeepsNothingOfAPerson() {
        var agent = colleagues.join("service-l1", Role.SERVICE);
        var customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "Li Wei", null, null, null, List.of(phone("customer's phone")), Map.of()));
        var ticket = colleagues.as(agent, () -> desk.open(ticket(customer)));
        var task = walk.task(ticket.id(), "Task_GiveFirstResponse");
        colleagues.as(agent, () -> desk.customerWrote(ticket.id(), "Or " + phone("phone in a message"), null));
        walk.complete(task, agent.id(), Map.of("reply", "We rang " + phone("phone in an answer")));
        var promise = colleagues.as(
                agent,
                () -> promises.make(
                        customer,
                        "Ring " + phone("phone in a promise"),
                        clock.instant().plus(Duration.ofDays(2)),
                        null,
                        null));
        walk.task(promise.id(), "Task_KeepPromise");

        assertThat(recordsOf(ticket.id())).isPositive();
        var leaks = new KeptReader(jdbc)
                .found(markers).stream()
                        .filter(leak -> !leak.where().equals(ANSWERS))
                        .filter(leak -> Meant.ALL.stream().noneMatch(one -> one.covers(leak)))
                        .toList();
        assertThat(leaks).isEmpty();
    }

    private NewTicket ticket(CustomerId customer) {
        return new NewTicket(
                customer,
                "I cannot log in, my password is refused, ring " + phone("phone in a title"),
                "Please ring " + phone("phone in a body"),
                Channel.EMAIL,
                null,
                false);
    }

    private long recordsOf(SubjectId subject) {
        return jdbc.sql("select count(*) from engine_record where cast(value as text) like '%' || :id || '%'")
                .param("id", subject.toString())
                .query(Long.class)
                .single();
    }

    private String phone(String what) {
        var digits = Phones.next();
        markers.add(Marker.of(what, digits));
        return digits;
    }
}
