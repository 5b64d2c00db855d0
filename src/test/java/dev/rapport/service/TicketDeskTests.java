package dev.rapport.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.CaseLinks;
import dev.rapport.cases.Tie;
import dev.rapport.contact.Message;
import dev.rapport.contact.Message.Direction;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.planted.post.PlantedPost;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.rules.Decision.Reason;
import dev.rapport.service.TicketQueries.Filter;
import dev.rapport.service.TicketState.Kind;
import dev.rapport.service.TicketState.Party;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.Statements;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class TicketDeskTests {

    @Autowired
    PlantedPost post;

    @Autowired
    TicketDesk desk;

    @Autowired
    TicketQueries queries;

    @Autowired
    TicketActions actions;

    @Autowired
    Tickets tickets;

    @Autowired
    TriageReasons reasons;

    @Autowired
    Customers customers;

    @Autowired
    CaseLinks links;

    @Autowired
    Colleagues colleagues;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    private Person agent;

    @BeforeEach
    void logIn() {
        agent = colleagues.join(Triage.INTAKE, Role.SERVICE);
        colleagues.logIn(agent);
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void opensATicketWithANumberAndItsProcess() {
        var ticket = opened("Cannot log in");

        assertThat(ticket.number()).matches("T-\\d{4,}");
        assertThat(queries.ticket(ticket.number())).isEqualTo(ticket);
        assertThat(messages(ticket)).containsExactly("ticket-opened");
    }

    @Test
    void allReasonsOfATicketAreWrittenInOneStatement() {
        var ticket = opened("Everything is on fire");
        var why = List.of(
                new Reason("urgent words", 40, "it says fire", null),
                new Reason("gold customer", 20, "the customer is gold", null),
                new Reason("short text", 0, "it says little", null));

        var asked = Statements.of(() -> reasons.keep(ticket.id(), why));

        assertThat(asked).hasSize(1);
        assertThat(reasons.of(ticket.id())).isEqualTo(why);
    }

    @Test
    void addsNoCustomerWhenTheTicketIsRefused() {
        var phone = "+4930%09d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 1_000_000_000));
        var caller =
                new NewCustomer(NewCustomer.Kind.PERSON, "Li Wei " + phone, null, null, null, List.of(phone), Map.of());

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        desk.openFor(caller, id -> new NewTicket(id, " ", "It says no.", Channel.PHONE, null, false)));

        assertThat(customers.candidates(caller)).isEmpty();
    }

    @Test
    void refusesATicketOfAnUnknownCustomer() {
        refuses(() -> opened(CustomerId.next(), "Cannot log in"), "ticket.no-such-customer");
    }

    @Test
    void offersWorkToThoseOnlyWhomItWouldNotRefuse() {
        var auditor = colleagues.join(null, Role.AUDITOR);
        var seller = colleagues.join(Triage.INTAKE, Role.SALES);
        var stranger = colleagues.join(null, Role.SERVICE);
        var ticket = opened("Cannot log in");

        assertThat(desk.mayWork(ticket)).isTrue();
        assertThat(colleagues.as(stranger, () -> desk.mayWork(ticket))).isFalse();
        assertThat(colleagues.as(auditor, () -> desk.mayWork(ticket))).isFalse();
        assertThat(colleagues.as(auditor, () -> desk.mayOpen())).isFalse();
        assertThat(colleagues.as(seller, () -> desk.mayOpen())).isTrue();
        assertThat(colleagues.as(seller, () -> desk.mayWork(ticket))).isFalse();
    }

    @Test
    void startsTheClocksOfATicket() {
        assertThat(log(opened("Cannot log in"))).containsExactly("OPENED");
    }

    @Test
    void writesToTheCustomerAndTellsTheProcess() {
        var ticket = working();

        var replied = desk.reply(ticket.id(), "We look into it.", null);
        post.carry(ticket.id());

        assertThat(replied.owner()).isEqualTo(agent.id());
        assertThat(messages(ticket)).contains("agent-replied");
        assertThat(log(ticket)).contains("AGENT_REPLY");
        assertThat(queries.messages(ticket.id())).singleElement().satisfies(message -> {
            assertThat(message.direction()).isEqualTo(Direction.OUT);
            assertThat(message.text()).isEqualTo("We look into it.");
            assertThat(message.author()).isEqualTo(agent.id());
        });
    }

    @Test
    void signsThatNobodySeesAreNoMessage() {
        refuses(() -> desk.reply(working().id(), "\u200b\u2060", null), "ticket.bad-text");
    }

    @Test
    void keepsANoteFromTheCustomerAndFromTheClocks() {
        var ticket = working();

        desk.note(ticket.id(), "Third time this week.");

        assertThat(queries.messages(ticket.id())).extracting(Message::direction).containsExactly(Direction.INTERNAL);
        assertThat(log(ticket)).doesNotContain("AGENT_REPLY", "CUSTOMER_MESSAGE");
    }

    @Test
    void goesOnWhenTheCustomerAnswersWhatWeWaitFor() {
        var ticket = waiting(Party.CUSTOMER);

        var heard = desk.customerWrote(ticket.id(), "Here is the invoice.", Channel.EMAIL);

        assertThat(heard.state().kind()).isEqualTo(Kind.OPEN);
        assertThat(messages(ticket)).contains("customer-replied");
        assertThat(log(ticket)).containsSubsequence("PAUSED", "CUSTOMER_MESSAGE");
    }

    @Test
    void goesOnWhenTheVendorAnswers() {
        var ticket = waiting(Party.VENDOR);

        assertThat(desk.vendorReplied(ticket.id()).state().kind()).isEqualTo(Kind.OPEN);
        assertThat(messages(ticket)).contains("vendor-replied");
    }

    @Test
    void hearsNoVendorWhenTheCustomerIsAwaited() {
        var ticket = waiting(Party.CUSTOMER);

        refuses(() -> desk.vendorReplied(ticket.id()), "ticket.cannot-resume");
    }

    @Test
    void solvesAndClosesWithTheProcessFollowing() {
        var ticket = working();

        desk.solve(ticket.id(), new Parting.Told("It works again."));
        post.carry(ticket.id());
        var closed = desk.close(ticket.id());

        assertThat(closed.state().kind()).isEqualTo(Kind.CLOSED);
        assertThat(messages(ticket)).containsSubsequence("ticket-solved", "customer-confirmed");
        assertThat(log(ticket)).containsSubsequence("SOLVED", "CLOSED");
    }

    @Test
    void closesADuplicateWithAllItsClocksAndTheProcessFollowing() {
        var customer = aCustomer();
        var ticket = working(customer);
        var other = working(customer);

        var closed = desk.closeAsDuplicate(ticket.id(), other.number(), null);

        assertThat(closed.state()).isInstanceOf(TicketState.Closed.class);
        assertThat(messages(ticket)).containsSubsequence("ticket-solved", "customer-confirmed");
        assertThat(log(ticket)).endsWith("MERGED");
        assertThat(runningClocks(ticket)).isZero();
        assertThat(runningClocks(other)).isPositive();
        assertThat(links.of(ticket.number()))
                .extracting(CaseLinks.Linked::tie, CaseLinks.Linked::number)
                .containsExactly(tuple(Tie.DUPLICATE_OF, other.number()));
        refuses(() -> desk.closeAsDuplicate(ticket.id(), other.number(), null), "ticket.cannot-merge");
        refuses(() -> desk.closeAsDuplicate(other.id(), other.number(), null), "ticket.own-duplicate");
        refuses(() -> desk.closeAsDuplicate(other.id(), ticket.number(), null), "ticket.duplicate-itself");
        refuses(() -> desk.closeAsDuplicate(other.id(), "T-0", null), "ticket.not-found");
    }

    @Test
    void whatIsWorkedOnAgainIsNoDuplicateAnyMore() {
        var customer = aCustomer();
        var ticket = working(customer);
        var other = working(customer);
        desk.closeAsDuplicate(ticket.id(), other.number(), null);

        desk.reopen(ticket.id());

        assertThat(links.of(other.number())).isEmpty();
    }

    @Test
    void aDuplicateThatItsCustomerWritesToIsNoneAnyMore() {
        var customer = aCustomer();
        var ticket = working(customer);
        var other = working(customer);
        desk.closeAsDuplicate(ticket.id(), other.number(), null);

        desk.customerWrote(ticket.id(), "It is still broken.", null);

        assertThat(links.of(other.number())).isEmpty();
    }

    @Test
    void closesADuplicateOfAnotherCustomersTicketOnlyForAReason() {
        var ticket = working();
        var other = working();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> desk.closeAsDuplicate(ticket.id(), other.number(), " "))
                .satisfies(refused -> {
                    assertThat(refused.key()).isEqualTo("ticket.duplicate-other-customer");
                    assertThat(refused.arguments()).contains(ticket.number(), other.number(), "Li Wei");
                });
        desk.closeAsDuplicate(ticket.id(), other.number(), "One household; they know.");

        assertThat(jdbc.sql("select details ->> 'why' from trail where subject_id = :id and kind = 'CustomerNotTold'")
                        .param("id", ticket.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("One household; they know.");
    }

    @Test
    void closesNoDuplicateOfATicketWhoseCustomerHearsNoMoreOfIt() {
        var customer = aCustomer();
        var ticket = working(customer);
        var done = working(customer);
        desk.solve(done.id(), new Parting.Silent("They phoned."));

        refuses(() -> desk.closeAsDuplicate(ticket.id(), done.number(), null), "ticket.duplicate-of-done");
        desk.reply(done.id(), "It works again.", null);
        desk.close(done.id());
        refuses(() -> desk.closeAsDuplicate(ticket.id(), done.number(), null), "ticket.duplicate-of-done");
        desk.reopen(done.id());
        desk.closeAsDuplicate(ticket.id(), done.number(), null);
    }

    @Test
    void twoTicketsNeverBecomeDuplicatesOfEachOther() {
        var customer = aCustomer();
        var ticket = working(customer);
        var other = working(customer);
        var me = SecurityContextHolder.getContext();
        var pairs = List.of(List.of(ticket, other), List.of(other, ticket));

        var merged = pairs.parallelStream()
                .filter(pair -> {
                    SecurityContextHolder.setContext(me);
                    try {
                        desk.closeAsDuplicate(
                                pair.getFirst().id(), pair.getLast().number(), null);
                        return true;
                    } catch (Refused late) {
                        return false;
                    }
                })
                .toList();

        assertThat(merged).hasSize(1);
        SecurityContextHolder.setContext(me);
    }

    @Test
    void closesNoDuplicateOfATicketThatTheAskerMayNotSee() {
        var ticket = working();
        var other = working();
        logInAs(() -> colleagues.join(colleagues.newTeam(), Role.SERVICE));

        refuses(() -> desk.closeAsDuplicate(ticket.id(), other.number(), null), "access.other-team");
    }

    @Test
    void theLogSaysWhoPausedAndForWhat() {
        var ticket = waiting(Party.PARTS);

        assertThat(jdbc.sql("select detail || ' ' || by_user from sla_event where subject_id = :id and kind = 'PAUSED'")
                        .param("id", ticket.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("parts " + agent.id());
        assertThat(desk.vendorReplied(ticket.id()).state().kind()).isEqualTo(Kind.OPEN);
    }

    @Test
    void takesAClosedTicketUpAgainWhenTheCustomerWrites() {
        var ticket = working();
        desk.solve(ticket.id(), new Parting.Told("It works again."));
        desk.close(ticket.id());

        desk.customerWrote(ticket.id(), "It is broken again.", null);

        assertThat(messages(ticket)).contains("ticket-reopened");
        assertThat(log(ticket)).containsSubsequence("CLOSED", "REOPENED");
    }

    @Test
    void changesNothingWhenAChangeIsRefused() {
        var ticket = working();

        refuses(() -> desk.close(ticket.id()), "ticket.cannot-close");

        assertThat(queries.ticket(ticket.number())).isEqualTo(ticket);
        assertThat(messages(ticket)).doesNotContain("customer-confirmed");
    }

    @Test
    void alertsPublicRelationsOnce() {
        var ticket = working();

        desk.goPublic(ticket.id());
        desk.goPublic(ticket.id());

        assertThat(messages(ticket)).containsOnlyOnce("complaint-went-public");
    }

    @Test
    void asksThePolicyAgainWhenThePriorityChanges() {
        var ticket = working();

        desk.prioritise(ticket.id(), Priority.URGENT, null);

        assertThat(jdbc.sql("select facts ->> 'priority' from sla_case where subject_id = :id")
                        .param("id", ticket.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("urgent");
    }

    @Test
    void lowersThePriorityOfARunningTicketOnlyForAReason() {
        var ticket = working();
        desk.prioritise(ticket.id(), Priority.URGENT, null);

        refuses(() -> desk.prioritise(ticket.id(), Priority.HIGH, null), "ticket.reason-missing");
        refuses(() -> desk.prioritise(ticket.id(), Priority.HIGH, "\u200b"), "ticket.reason-missing");
        desk.prioritise(ticket.id(), Priority.HIGH, "The customer found a way round.");

        assertThat(jdbc.sql("""
                        select details ->> 'why'
                        from trail
                        where subject_id = :id and kind = 'PriorityChanged' and details ->> 'why' is not null
                        """)
                        .param("id", ticket.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("The customer found a way round.");
        desk.solve(ticket.id(), new Parting.Told("It works again."));
        assertThat(desk.prioritise(ticket.id(), Priority.LOW, null).triage().priority())
                .isEqualTo(Priority.LOW);
    }

    @Test
    void refusesOtherTeams() {
        var ticket = working();
        logInAs(() -> colleagues.join(colleagues.newTeam(), Role.SERVICE));

        refuses(() -> queries.ticket(ticket.number()), "access.other-team");
        refuses(() -> desk.reply(ticket.id(), "Hello", null), "access.other-team");
    }

    @Test
    void letsAuditorsLookButNotTouch() {
        var ticket = working();
        logInAs(() -> colleagues.join(null, Role.AUDITOR));

        assertThat(queries.ticket(ticket.number())).isEqualTo(ticket);
        refuses(() -> desk.solve(ticket.id(), new Parting.Told("It works again.")), "access.role-missing");
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        var customer = aCustomer();
        var numbers = List.of(
                opened(customer, "First").number(),
                opened(customer, "Second").number(),
                opened(customer, "Third").number());
        var filter = new Filter(null, null, null, customer, null);

        var first = queries.list(filter, 2, null);
        var second = queries.list(filter, 2, first.next());

        assertThat(first.items()).extracting(Ticket::number).containsExactly(numbers.get(2), numbers.get(1));
        assertThat(second.items()).extracting(Ticket::number).containsExactly(numbers.get(0));
        assertThat(second.next()).isNull();
    }

    @Test
    void findsAPartOfTheSubjectAsItIsWritten() {
        var customer = aCustomer();
        opened(customer, "Discount of 50% missing");
        opened(customer, "Discount of 500 missing");

        var found = queries.list(new Filter(null, null, null, customer, "50%"), 10, null);

        assertThat(found.items())
                .extracting(ticket -> ticket.request().subject())
                .containsExactly("Discount of 50% missing");
    }

    @Test
    void listsOnlyWhatTheAskerMaySee() {
        var customer = aCustomer();
        opened(customer, "Ours");
        logInAs(() -> colleagues.join(colleagues.newTeam(), Role.SERVICE));

        assertThat(queries.list(new Filter(null, null, null, customer, null), 10, null)
                        .items())
                .isEmpty();
    }

    @Test
    void refusesACursorOfAnotherList() {
        refuses(() -> queries.list(Filter.ALL, 10, "bm9uc2Vuc2U"), "error.bad-cursor");
    }

    /** Only the system may let people join. */
    private void logInAs(Supplier<Person> newcomer) {
        SecurityContextHolder.clearContext();
        colleagues.logIn(newcomer.get());
    }

    private long runningClocks(Ticket ticket) {
        return jdbc.sql("select count(*) from sla_clock where subject_id = :id and phase <> 'STOPPED'")
                .param("id", ticket.id().value())
                .query(Long.class)
                .single();
    }

    private Ticket working() {
        return working(aCustomer());
    }

    private Ticket working(CustomerId customer) {
        var ticket = opened(customer, "Cannot log in");
        return transactions.execute(status -> actions.assign(
                actions.classify(tickets.locked(ticket.id()), new Triage("account", Priority.NORMAL, Triage.INTAKE))));
    }

    private Ticket waiting(Party party) {
        var ticket = working();
        return transactions.execute(status -> actions.startWaiting(tickets.locked(ticket.id()), party, agent.id()));
    }

    private Ticket opened(String subject) {
        return opened(aCustomer(), subject);
    }

    private Ticket opened(CustomerId customer, String subject) {
        return desk.open(new NewTicket(customer, subject, "It says no.", Channel.EMAIL, null, false));
    }

    private CustomerId aCustomer() {
        var external = UUID.randomUUID().toString();
        return customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Li Wei", external, null, null, List.of(), Map.of()));
    }

    private List<String> messages(Ticket ticket) {
        return jdbc.sql("select name from engine_message where subject_id = :id order by id")
                .param("id", ticket.id().value())
                .query(String.class)
                .list();
    }

    private List<String> log(Ticket ticket) {
        return jdbc.sql("select kind from sla_event where subject_id = :id order by at, id")
                .param("id", ticket.id().value())
                .query(String.class)
                .list();
    }

    private static void refuses(ThrowingCallable deed, String key) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(deed)
                .extracting(Refused::key)
                .isEqualTo(key);
    }
}
