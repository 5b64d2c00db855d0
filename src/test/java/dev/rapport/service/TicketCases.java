package dev.rapport.service;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.engine.UserTask;
import dev.rapport.platform.Channel;
import dev.rapport.platform.SubjectId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.EngineTime;
import dev.rapport.testing.Walk;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Tickets that tests take through their processes, and a person of each of the two levels who works on them. */
abstract class TicketCases {

    /** The rules know what this is about. */
    static final String CLEAR = "I cannot log in, my password is refused";

    @Autowired
    TicketDesk desk;

    @Autowired
    Tickets tickets;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    EngineTime time;

    @Autowired
    Walk walk;

    Person agent;
    Person expert;

    @BeforeEach
    void service() {
        agent = colleagues.join("service-l1", Role.SERVICE);
        expert = colleagues.join("service-l2", Role.SERVICE);
    }

    SubjectId opened(String subject, Channel channel, Priority priority, boolean publicComplaint) {
        var external = UUID.randomUUID().toString();
        var customer = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Li Wei", external, null, null, List.of(), Map.of()));
        return desk.open(new NewTicket(customer, subject, "Please help.", channel, priority, publicComplaint))
                .id();
    }

    Ticket ticket(SubjectId id) {
        return tickets.byId(id).orElseThrow();
    }

    UserTask task(SubjectId id, String element) {
        return walk.task(id, element);
    }

    void complete(Person person, UserTask task, Map<String, Object> data) {
        walk.complete(task, person.id(), data);
    }
}
