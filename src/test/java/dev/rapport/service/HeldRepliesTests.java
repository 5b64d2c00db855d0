package dev.rapport.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.Message;
import dev.rapport.contact.Message.Direction;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.planted.post.PlantedPost;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Held;
import dev.rapport.platform.HeldWords;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** A reply can be taken back for ten seconds; then it goes out once. */
@DatabaseTest
class HeldRepliesTests {

    @Autowired
    HeldReplies held;

    @Autowired
    HeldWords words;

    @Autowired
    TicketDesk desk;

    @Autowired
    TicketQueries tickets;

    @Autowired
    TicketActions actions;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    PlantedPost post;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

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
        return tickets.messages(ticket).stream().map(Message::text).toList();
    }

    @Test
    void goesOutAfterTenSecondsAndOnlyOnce() {
        held.hold(ticket, "We look into it.", null);
        words.sendDue();
        assertThat(said()).isEmpty();
        assertThat(tickets.ticket(ticket.toString()).firstReplyAt()).isNull();

        clock.move(Duration.ofSeconds(11));
        SecurityContextHolder.clearContext();
        words.sendDue();
        words.sendDue();
        post.carry(ticket);
        colleagues.logIn(agent);
        assertThat(said()).containsExactly("We look into it.");
        assertThat(tickets.messages(ticket).getFirst().author()).isEqualTo(agent.id());
        assertThat(tickets.ticket(ticket.toString()).firstReplyAt()).isNotNull();
    }

    @Test
    void goesOutByTheChannelThatWasChosen() {
        held.hold(ticket, "By text message.", Channel.SMS, null, Set.of());
        clock.move(Duration.ofSeconds(11));
        words.sendDue();
        post.carry(ticket);

        assertThat(tickets.messages(ticket).getFirst().channel()).isEqualTo(Channel.SMS);
    }

    @Test
    void isTakenBackByWhoWroteItAndNeverGoesOut() {
        var reply = held.hold(ticket, "Half a tho", null);
        colleagues.as(
                colleagues.join(Triage.INTAKE, Role.SERVICE),
                () -> assertThatExceptionOfType(Refused.class).isThrownBy(() -> held.takeBack(reply)));
        colleagues.logIn(agent);
        assertThat(held.takeBack(reply)).isEqualTo("Half a tho");
        clock.move(Duration.ofSeconds(11));
        words.sendDue();
        assertThat(said()).isEmpty();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> held.takeBack(reply));
    }

    @Test
    void isTakenBackFromAnyPageAndWaitsOnItsOwn() {
        var first = held.hold(ticket, "First thought.", null);
        var second = held.hold(ticket, "Second thought.", null);
        assertThat(words.waiting()).extracting(Held::id).containsExactly(second, first);
        assertThat(words.waiting())
                .extracting(words::number)
                .containsOnly(tickets.ticket(ticket.toString()).number());

        assertThat(words.takeBackElsewhere(second))
                .isEqualTo("tickets/" + tickets.ticket(ticket.toString()).number());
        assertThat(held.givenBack(ticket)).contains("Second thought.");
        assertThat(words.waiting()).extracting(Held::id).containsExactly(first);

        clock.move(Duration.ofSeconds(11));
        words.sendDue();
        assertThat(words.waiting()).isEmpty();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> words.takeBackElsewhere(first));
    }

    @Test
    void whatTheTicketTakesNoMoreIsKeptAsANote() {
        held.hold(ticket, "Still there?", null);
        transactions.executeWithoutResult(status -> actions.assign(tickets.ticket(ticket.toString())));
        desk.solve(ticket, new Parting.Silent("They phoned."));
        desk.close(ticket);

        clock.move(Duration.ofSeconds(11));
        words.sendDue();
        words.sendDue();

        assertThat(tickets.messages(ticket)).singleElement().satisfies(message -> {
            assertThat(message.direction()).isEqualTo(Direction.INTERNAL);
            assertThat(message.text()).isEqualTo("Still there?");
        });
    }

    @Test
    void whatCouldNotBeSentIsNotHeld() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> held.hold(ticket, "  ", null));
        colleagues.logIn(colleagues.join(colleagues.newTeam(), Role.SERVICE));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> held.hold(ticket, "Not mine.", null));
        colleagues.logIn(agent);
    }

    private UUID customerWrote(String text) {
        var other = colleagues.join(Triage.INTAKE, Role.SERVICE);
        colleagues.as(other, () -> desk.customerWrote(ticket, text, null));
        colleagues.logIn(agent);
        return tickets.messages(ticket).getLast().id();
    }

    @Test
    void isRefusedWhenTheNewestMessageOfTheCustomerWasNotSeen() {
        var newest = customerWrote("It is worse now.");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> held.hold(ticket, "We look into it.", null))
                .satisfies(refused -> {
                    assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
                    assertThat(refused.key()).isEqualTo("error.customer-wrote");
                });
        assertThat(held.hold(ticket, "We look into it.", newest)).isNotNull();
    }

    @Test
    void comesBackToItsAuthorWhenTheCustomerWritesMeanwhile() {
        held.hold(ticket, "We look into it.", null);
        customerWrote("It is worse now.");
        clock.move(Duration.ofSeconds(11));
        words.sendDue();
        words.sendDue();

        assertThat(said()).containsExactly("It is worse now.");
        var other = colleagues.join(Triage.INTAKE, Role.SERVICE);
        assertThat(colleagues.as(other, () -> held.givenBack(ticket))).isEmpty();
        colleagues.logIn(agent);
        assertThat(notices(agent)).containsExactly("ReplyOvertaken");
        assertThat(held.givenBack(ticket)).hasValue("We look into it.");
        assertThat(held.givenBack(ticket)).isEmpty();
    }

    @Test
    void theOwnerIsToldThatTheCustomerWrote() {
        desk.reply(ticket, "We look into it.", null);
        assertThat(tickets.ticket(ticket.toString()).owner()).isEqualTo(agent.id());

        customerWrote("It is worse now.");

        assertThat(notices(agent)).containsExactly("CustomerWrote");
    }

    @Test
    void theOwnerIsNotToldOfWhatTheyTookDownThemselves() {
        desk.reply(ticket, "We look into it.", null);

        desk.customerWrote(ticket, "It is worse now.", null);

        assertThat(notices(agent)).isEmpty();
    }

    private void work() {
        transactions.executeWithoutResult(status -> actions.assign(tickets.ticket(ticket.toString())));
    }

    private TicketState.Kind state() {
        return tickets.ticket(ticket.toString()).state().kind();
    }

    @Test
    void aSolutionGoesOutAfterTenSecondsAndOnlyThenSolves() {
        work();
        held.solve(ticket, new Parting.Told("It works again."), null);
        assertThat(state()).isEqualTo(TicketState.Kind.OPEN);

        clock.move(Duration.ofSeconds(11));
        words.sendDue();
        words.sendDue();

        assertThat(said()).containsExactly("It works again.");
        assertThat(state()).isEqualTo(TicketState.Kind.SOLVED);
    }

    @Test
    void aSolutionThatIsTakenBackSolvesNothing() {
        work();
        var solution = held.solve(ticket, new Parting.Told("It works."), null).orElseThrow();

        assertThat(held.takeBack(solution)).isEqualTo("It works.");
        clock.move(Duration.ofSeconds(11));
        words.sendDue();

        assertThat(said()).isEmpty();
        assertThat(state()).isEqualTo(TicketState.Kind.OPEN);
    }

    @Test
    void aSolutionComesBackToItsAuthorWhenTheCustomerWritesMeanwhile() {
        work();
        held.solve(ticket, new Parting.Told("It works again."), null);
        var newest = customerWrote("It is worse now.");
        clock.move(Duration.ofSeconds(11));
        words.sendDue();

        assertThat(state()).isEqualTo(TicketState.Kind.OPEN);
        assertThat(held.givenBack(ticket)).hasValue("It works again.");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> held.solve(ticket, new Parting.Silent("They phoned."), null))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("error.customer-wrote"));
        held.solve(ticket, new Parting.Silent("They phoned."), newest);
        assertThat(state()).isEqualTo(TicketState.Kind.SOLVED);
    }

    @Test
    void whatIsSolvedWithoutAWordSaysWhyInTheStory() {
        work();

        assertThat(held.solve(ticket, new Parting.Silent("They phoned."), null)).isEmpty();

        assertThat(said()).isEmpty();
        assertThat(jdbc.sql("select details ->> 'why' from trail where subject_id = :ticket and kind ="
                                + " 'CustomerNotTold'")
                        .param("ticket", ticket.value())
                        .query(String.class)
                        .list())
                .containsExactly("They phoned.");
    }

    @Test
    void nothingIsSolvedWithoutAWordOrAReason() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Parting.of(" ", "", false))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("ticket.answer-needs-words"));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> Parting.of("Done.", "They phoned.", false));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> new Parting.Silent(" "));
    }

    private List<String> notices(Person person) {
        return jdbc.sql("select kind from notice where user_id = :person and subject_id = :ticket")
                .param("person", person.id().value())
                .param("ticket", ticket.value())
                .query(String.class)
                .list();
    }
}
