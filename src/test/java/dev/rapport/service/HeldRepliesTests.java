package dev.rapport.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;

/** A reply can be taken back for ten seconds; then it goes out once. */
@DatabaseTest
class HeldRepliesTests {

    @Autowired
    HeldReplies held;

    @Autowired
    TicketDesk desk;

    @Autowired
    TicketQueries tickets;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    MovableClock clock;

    private Person agent;
    private SubjectId ticket;

    @BeforeEach
    void aTicket() {
        agent = colleagues.join(Triage.INTAKE, Role.SERVICE);
        colleagues.logIn(agent);
        var customer = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Held", null, null, null, List.of(), Map.of()));
        ticket = desk.open(new NewTicket(customer, "Held", "Please answer.", Channel.EMAIL, null, false))
                .id();
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    private List<String> said() {
        return tickets.messages(ticket).stream().map(TicketMessage::text).toList();
    }

    @Test
    void goesOutAfterTenSecondsAndOnlyOnce() {
        held.hold(ticket, "We look into it.");
        held.sendDue();
        assertThat(said()).isEmpty();
        assertThat(tickets.ticket(ticket.toString()).firstReplyAt()).isNull();

        clock.move(Duration.ofSeconds(11));
        SecurityContextHolder.clearContext();
        held.sendDue();
        held.sendDue();
        colleagues.logIn(agent);
        assertThat(said()).containsExactly("We look into it.");
        assertThat(tickets.messages(ticket).getFirst().author()).isEqualTo(agent.id());
        assertThat(tickets.ticket(ticket.toString()).firstReplyAt()).isNotNull();
    }

    @Test
    void isTakenBackByWhoWroteItAndNeverGoesOut() {
        var reply = held.hold(ticket, "Half a tho");
        colleagues.as(
                colleagues.join(Triage.INTAKE, Role.SERVICE),
                () -> assertThatExceptionOfType(Refused.class).isThrownBy(() -> held.takeBack(reply)));
        colleagues.logIn(agent);
        assertThat(held.takeBack(reply)).isEqualTo("Half a tho");
        clock.move(Duration.ofSeconds(11));
        held.sendDue();
        assertThat(said()).isEmpty();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> held.takeBack(reply));
    }

    @Test
    void whatCouldNotBeSentIsNotHeld() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> held.hold(ticket, "  "));
        colleagues.logIn(colleagues.join(colleagues.newTeam(), Role.SERVICE));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> held.hold(ticket, "Not mine."));
        colleagues.logIn(agent);
    }
}
