package dev.rapport.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.engine.AnswerCheck;
import dev.rapport.engine.ProcessParts;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers are refused while their author can still mend them, also where the form lets them pass. */
@DatabaseTest
class TicketAnswersTests {

    private static final Set<String> HELP = Set.of("Task_TakeOver", "Task_DecideOnCase");

    private ProcessParts<AnswerCheck> checks;

    @Autowired
    TicketDesk desk;

    @Autowired
    TicketActions actions;

    @Autowired
    EscalatedTickets escalated;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    TransactionTemplate transactions;

    private Person agent;

    @BeforeEach
    void logIn(@Autowired List<AnswerCheck> all) {
        checks = new ProcessParts<>(all);
        agent = colleagues.join(Triage.INTAKE, Role.SERVICE);
        colleagues.logIn(agent);
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @CsvSource({
        "Task_GiveFirstResponse, note, x",
        "Task_SolveTicket, outcome, solved",
        "Task_SolveTicket, outcome, wait-customer",
        "Task_AnswerInPublic, note, x",
        "Task_TakeOver, decision, solved",
        "Task_DecideOnCase, decision, solved"
    })
    void whatGoesToTheCustomerNeedsWords(String task, String field, String value) {
        refuses(working(), task, Map.of(field, value), "ticket.answer-needs-words");
        for (var unseen : List.of(" ", "\u200b"))
            refuses(
                    working(),
                    task,
                    Map.of(field, value, "reply", unseen, "answer", unseen),
                    "ticket.answer-needs-words");
    }

    @Test
    void aPriorityIsConfirmedLowerOnlyForAReason() {
        var ticket = opened();
        desk.prioritise(ticket.id(), Priority.HIGH, null);

        refuses(ticket, "Task_ConfirmClassification", Map.of("priority", "low"), "ticket.reason-missing");
        assertThatCode(() -> {
                    check(ticket, "Task_ConfirmClassification", Map.of("priority", "urgent"));
                    check(
                            ticket,
                            "Task_ConfirmClassification",
                            Map.of("priority", "low", "priorityReason", "A question only."));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void solvesWithoutAWordOnlyForAReason() {
        var silently = Map.<String, Object>of("outcome", "solved", "silently", true);
        refuses(working(), "Task_SolveTicket", silently, "ticket.answer-needs-words");

        assertThatCode(() -> check(
                        working(),
                        "Task_SolveTicket",
                        Map.of("outcome", "solved", "silently", true, "silenceReason", "They phoned.")))
                .doesNotThrowAnyException();
        refuses(
                working(),
                "Task_SolveTicket",
                Map.of("outcome", "wait-customer", "silenceReason", "They phoned."),
                "ticket.answer-needs-words");
    }

    @ParameterizedTest
    @CsvSource({
        "Task_SolveTicket, outcome, wait-vendor",
        "Task_SolveTicket, outcome, wait-appointment",
        "Task_TakeOver, decision, own",
        "Task_DecideOnCase, decision, help"
    })
    void whatTellsTheCustomerNothingNeedsNone(String task, String field, String value) {
        assertThatCode(() -> check(working(), task, Map.of(field, value))).doesNotThrowAnyException();
    }

    @Test
    void waitsForNobodyUnknown() {
        refuses(working(), "Task_SolveTicket", Map.of("outcome", "wait-nonsense"), "error.unknown-word");
    }

    @Test
    void writesNothingIntoAClosedTicket() {
        var ticket = working();
        desk.solve(ticket.id(), new Parting.Told("It works again."));
        desk.close(ticket.id());

        refuses(ticket, "Task_GiveFirstResponse", Map.of("reply", "Hello"), "ticket.cannot-reply");
    }

    @Test
    void aTicketThatNobodyWorksOnIsNotSolvedByThoseWhoAreAskedForHelp() {
        var fresh = opened();

        refuses(fresh, "Task_TakeOver", Map.of("decision", "solved", "reply", "Done."), "ticket.cannot-solve");
        transactions.executeWithoutResult(status -> {
            assertThat(escalated.canBeSolvedByOthers(fresh.id())).isFalse();
            assertThat(escalated.canBeSolvedByOthers(working().id())).isTrue();
        });
    }

    private void refuses(Ticket ticket, String task, Map<String, Object> data, String key) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> check(ticket, task, data))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo(key));
    }

    private void check(Ticket ticket, String task, Map<String, Object> data) {
        var process = HELP.contains(task) ? "escalation" : "ticket";
        transactions.executeWithoutResult(status ->
                checks.of(process).orElseThrow().check(ticket.id(), task, new TaskSubmission(agent.id(), data)));
    }

    private Ticket working() {
        var ticket = opened();
        return transactions.execute(status -> actions.assign(ticket));
    }

    private Ticket opened() {
        var external = UUID.randomUUID().toString();
        var customer = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Li Wei", external, null, null, List.of(), Map.of()));
        return desk.open(new NewTicket(customer, "Cannot log in", "It says no.", Channel.EMAIL, null, false));
    }
}
