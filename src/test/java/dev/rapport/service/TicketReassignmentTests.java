package dev.rapport.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.staff.Leaving;
import dev.rapport.access.staff.TeamDesk;
import dev.rapport.access.staff.WorkGoes;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.insight.today.Candidate;
import dev.rapport.insight.today.Reassignment;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.CaseClock;
import dev.rapport.sla.SlaQueries;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class TicketReassignmentTests {

    @Autowired
    Reassignment reassignment;

    @Autowired
    SlaQueries queries;

    @Autowired
    TicketDesk desk;

    @Autowired
    TicketActions actions;

    @Autowired
    Tickets tickets;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    Leaving leaving;

    @Autowired
    TeamDesk teams;

    @Autowired
    Staff staff;

    private Person manager;
    private Person agent;
    private String team;
    private Ticket ticket;

    @BeforeEach
    void aTicketOfIntake() {
        manager = colleagues.join(null, Role.MANAGER);
        team = colleagues.newTeam();
        agent = colleagues.join(team, Role.SERVICE);
        colleagues.logIn(manager);
        var customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "Li Wei", UUID.randomUUID().toString(), null, null, List.of(), Map.of()));
        ticket = desk.open(
                new NewTicket(customer, "Cannot log in", "It says no.", Channel.EMAIL, Priority.URGENT, false));
        transactions.executeWithoutResult(done -> actions.assign(tickets.locked(ticket.id())));
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    private Ticket now() {
        return tickets.byId(ticket.id()).orElseThrow();
    }

    private CaseClock clockOfTicket() {
        return queries.of(ticket.id()).stream()
                .filter(found -> found.metric().name().equals("resolution"))
                .findFirst()
                .orElseThrow();
    }

    private Candidate candidate() {
        return reassignment.candidates(clockOfTicket(), team).stream()
                .filter(one -> one.id().equals(agent.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void givesATicketToSomebodyOfAnotherTeamAndBack() {
        var given = reassignment.give(ticket.id(), agent.id(), team);
        assertThat(now().owner()).isEqualTo(agent.id());
        assertThat(now().triage().team()).isEqualTo(team);

        reassignment.undo(given);
        assertThat(now().owner()).isNull();
        assertThat(now().triage().team()).isEqualTo(Triage.INTAKE);
    }

    @Test
    void whatIsClosedIsNoWorkInHand() {
        reassignment.give(ticket.id(), agent.id(), team);
        desk.solve(ticket.id(), new Parting.Told("It works again."));
        desk.close(ticket.id());

        colleagues.logIn(colleagues.join(null, Role.ADMIN));
        assertThat(leaving.work(agent.id())).doesNotContain(new Leaving.Held("cases.in-hand", 1));
    }

    @Test
    void whoLeavesSaysFirstWhereTheWorkGoes() {
        reassignment.give(ticket.id(), agent.id(), team);
        var heir = colleagues.join(team, Role.SERVICE);
        colleagues.logIn(colleagues.join(null, Role.ADMIN));
        assertThat(leaving.work(agent.id())).contains(new Leaving.Held("cases.in-hand", 1));
        assertThatThrownBy(() -> leaving.leave(agent.id(), new WorkGoes.Nowhere(false)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("access.has-work");
                    assertThat(refused.arguments()).contains("open cases: 1");
                });
        assertThat(staff.isEnabled(agent.id())).isTrue();

        leaving.leave(agent.id(), new WorkGoes.To(heir.id()));
        assertThat(staff.isEnabled(agent.id())).isFalse();
        assertThat(now().owner()).isEqualTo(heir.id());
        assertThat(now().triage().team()).isEqualTo(team);

        leaving.leave(heir.id(), new WorkGoes.ToQueues());
        assertThat(now().owner()).isNull();
        assertThat(now().triage().team()).isEqualTo(team);
        assertThatThrownBy(() -> teams.giveUp(team)).hasMessage("access.team-has-work");
    }

    @Test
    void letsATicketWaitInAQueueAndGivesItBack() {
        reassignment.give(ticket.id(), agent.id(), team);
        var other = colleagues.newTeam();
        assertThat(reassignment.canWait(ticket.id())).isTrue();

        var given = reassignment.giveToTeam(ticket.id(), other);
        assertThat(now().owner()).isNull();
        assertThat(now().triage().team()).isEqualTo(other);
        assertThat(clockOfTicket().owner()).isNull();
        assertThat(clockOfTicket().team()).isEqualTo(other);

        reassignment.undo(given);
        assertThat(now().owner()).isEqualTo(agent.id());
        assertThat(now().triage().team()).isEqualTo(team);
    }

    @Test
    void theForecastOfAQueueKnowsWhoIsThereAndWhatWaits() {
        assertThat(reassignment.queue(clockOfTicket(), team)).satisfies(queue -> {
            assertThat(queue.waiting()).isZero();
            assertThat(queue.present()).isOne();
            assertThat(queue.left()).isPositive();
            assertThat(queue.outlook()).isEqualTo(Candidate.Outlook.UNKNOWN);
        });
        assertThat(reassignment.queue(clockOfTicket(), colleagues.newTeam()).outlook())
                .isEqualTo(Candidate.Outlook.ABSENT);
    }

    @Test
    void whatWasTakenFromTheQueueMeanwhileIsNotTakenBack() {
        var given = reassignment.giveToTeam(ticket.id(), team);
        reassignment.give(ticket.id(), agent.id(), team);

        assertThatThrownBy(() -> reassignment.undo(given)).isInstanceOf(Refused.class);
        assertThat(now().owner()).isEqualTo(agent.id());
    }

    @Test
    void whatIsSolvedIsNotGivenAway() {
        var given = reassignment.give(ticket.id(), agent.id(), team);
        desk.solve(ticket.id(), new Parting.Told("It works again."));

        assertThatThrownBy(() -> reassignment.giveToTeam(ticket.id(), team)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> reassignment.undo(given)).isInstanceOf(Refused.class);
        assertThat(now().owner()).isEqualTo(agent.id());
    }

    @Test
    void whatWasGivenOnIsNotTakenBack() {
        var given = reassignment.give(ticket.id(), agent.id(), team);
        var third = colleagues.join(team, Role.SERVICE);
        colleagues.logIn(manager);
        reassignment.give(ticket.id(), third.id(), team);

        assertThatThrownBy(() -> reassignment.undo(given)).isInstanceOf(Refused.class);
        assertThat(now().owner()).isEqualTo(third.id());
    }

    @Test
    void theForecastKnowsTheLoad() {
        var one = candidate();
        assertThat(one.open()).isZero();
        assertThat(one.outlook()).isEqualTo(Candidate.Outlook.UNKNOWN);
        assertThat(one.left()).isPositive();

        reassignment.give(ticket.id(), agent.id(), team);
        assertThat(reassignment.candidates(clockOfTicket(), team)).isEmpty();
    }

    @Test
    void theForecastKnowsAbsence() {
        var until = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(30));
        jdbc.sql("insert into absence (id, user_id, starts_at, ends_at) values (:id, :user, :from, :until)")
                .param("id", UUID.randomUUID())
                .param("user", agent.id().value())
                .param("from", clock.instant().minusSeconds(60).atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();

        assertThat(candidate().outlook()).isEqualTo(Candidate.Outlook.ABSENT);
        assertThat(candidate().absentUntil()).isEqualTo(until);
    }

    @Test
    void onlyManagersGiveTicketsAway() {
        colleagues.logIn(agent);

        assertThatThrownBy(() -> reassignment.give(ticket.id(), agent.id(), team))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> reassignment.giveToTeam(ticket.id(), team)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> reassignment.queue(clockOfTicket(), team)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> desk.handOver(ticket.id(), agent.id(), team)).isInstanceOf(Refused.class);
        assertThatThrownBy(this::candidate).isInstanceOf(Refused.class);
        assertThat(now().owner()).isNull();
    }

    @Test
    void refusesWhatNobodyCanGiveAndWhoIsGone() {
        assertThat(reassignment.isPossible(SubjectId.next())).isFalse();
        assertThatThrownBy(() -> reassignment.giveToTeam(ticket.id(), "no-such-team"))
                .isInstanceOf(Refused.class);
        var stranger = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        assertThatThrownBy(() -> reassignment.give(ticket.id(), stranger.id(), team))
                .isInstanceOf(Refused.class);
        jdbc.sql("update app_user set enabled = false where id = :id")
                .param("id", agent.id().value())
                .update();

        assertThatThrownBy(() -> reassignment.give(ticket.id(), agent.id(), team))
                .isInstanceOf(Refused.class);
    }
}
