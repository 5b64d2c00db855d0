package dev.rapport.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.Carrier.Outcome;
import dev.rapport.contact.Delivery.State;
import dev.rapport.contact.Message;
import dev.rapport.contact.Trouble;
import dev.rapport.customer.ConsentSource;
import dev.rapport.customer.ConsentStatement;
import dev.rapport.customer.Consents;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.Purpose;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.planted.post.PlantedPost;
import dev.rapport.platform.Channel;
import dev.rapport.platform.HeldWords;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.service.Parting.Spoken;
import dev.rapport.service.Parting.Told;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** An answer counts when a carrier took it or somebody recorded having told the customer; not when it was stored. */
@DatabaseTest
class AcceptedRepliesTests {

    @Autowired
    TicketDesk desk;

    @Autowired
    TicketQueries tickets;

    @Autowired
    TicketActions actions;

    @Autowired
    TicketHandling handling;

    @Autowired
    HeldReplies held;

    @Autowired
    HeldWords words;

    @Autowired
    PlantedPost post;

    @Autowired
    Customers customers;

    @Autowired
    Consents consents;

    @Autowired
    Colleagues colleagues;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String hello = "Hello " + UUID.randomUUID();
    private Person agent;
    private SubjectId ticket;

    @BeforeEach
    void aTicket() {
        agent = colleagues.join(Triage.INTAKE, Role.SERVICE);
        colleagues.logIn(agent);
        ticket = opened(Channel.EMAIL);
    }

    private SubjectId opened(Channel channel) {
        var customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "Accepted", UUID.randomUUID().toString(), null, null, List.of(), Map.of()));
        return desk.open(new NewTicket(customer, "Accepted", "Please answer.", channel, null, false))
                .id();
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    private Ticket ticket() {
        return tickets.ticket(ticket.toString());
    }

    private Message only() {
        assertThat(tickets.messages(ticket)).hasSize(1);
        return tickets.messages(ticket).getFirst();
    }

    private void work() {
        transactions.executeWithoutResult(status -> actions.assign(ticket()));
    }

    private List<Instant> answers() {
        return jdbc.sql("select at from sla_event where subject_id = :ticket and kind = 'AGENT_REPLY' order by at")
                .param("ticket", ticket.value())
                .query((row, number) ->
                        row.getObject("at", java.time.OffsetDateTime.class).toInstant())
                .list();
    }

    private long log(String kind) {
        return jdbc.sql("select count(*) from sla_event where subject_id = :ticket and kind = :kind")
                .param("ticket", ticket.value())
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    private List<String> notices() {
        return jdbc.sql("select kind from notice where user_id = :person and subject_id = :ticket")
                .param("person", agent.id().value())
                .param("ticket", ticket.value())
                .query(String.class)
                .list();
    }

    private long signals(String name) {
        return jdbc.sql("select count(*) from engine_message where subject_id = :ticket and name = :name")
                .param("ticket", ticket.value())
                .param("name", name)
                .query(Long.class)
                .single();
    }

    private static void refuses(Runnable deed, String key) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(deed::run)
                .satisfies(refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @Test
    void aReplyCountsFromTheMomentACarrierTookItAndNotFromWhenItWasWritten() throws InterruptedException {
        var goesOn = new CountDownLatch(1);
        post.answers(hello, () -> {
            awaitQuietly(goesOn);
            return new Outcome.Accepted("there-" + hello);
        });

        desk.reply(ticket, hello, null);

        assertThat(only().delivery().state()).isEqualTo(State.QUEUED);
        assertThat(ticket().firstReplyAt()).isNull();
        assertThat(answers()).isEmpty();
        assertThat(signals("agent-replied")).isZero();

        clock.move(Duration.ofMinutes(10));
        goesOn.countDown();
        post.carry(ticket);

        var sent = only();
        assertThat(sent.delivery().state()).isEqualTo(State.SENT);
        assertThat(sent.delivery().to()).isEqualTo("p***");
        assertThat(Duration.between(sent.at(), sent.delivery().at()))
                .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
        assertThat(ticket().firstReplyAt()).isEqualTo(sent.delivery().at());
        assertThat(answers()).containsExactly(sent.delivery().at());
        assertThat(signals("agent-replied")).isOne();
        assertThat(jdbc.sql("select detail from sla_event where subject_id = :ticket and kind = 'AGENT_REPLY'")
                        .param("ticket", ticket.value())
                        .query(String.class)
                        .single())
                .as("when it was written")
                .isEqualTo(sent.at().toString());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatTheCustomerWasToldCountsNowAndIsNotSent() {
        desk.tell(ticket, hello, Channel.IN_PERSON);

        assertThat(only().delivery().state()).isEqualTo(State.RECORDED);
        assertThat(only().channel()).isEqualTo(Channel.IN_PERSON);
        assertThat(ticket().firstReplyAt()).isEqualTo(only().at());
        assertThat(answers()).containsExactly(only().at());
        assertThat(post.taken(hello)).isEmpty();
        refuses(() -> desk.tell(ticket, hello, Channel.WECHAT), "ticket.not-spoken");
    }

    @Test
    void aReplyThatNothingCanCarryIsRefusedBeforeItIsWritten() {
        post.loses(ticket().request().customer());

        refuses(() -> desk.reply(ticket, hello, null), "contact.no-email");
        refuses(() -> desk.reply(ticket, hello, Channel.PHONE), "contact.only-spoken");
        refuses(() -> held.hold(ticket, hello, null), "contact.no-email");
        work();
        refuses(() -> desk.solve(ticket, new Told(hello)), "contact.no-email");
        refuses(() -> held.solve(ticket, new Told(hello), null), "contact.no-email");
        assertThat(tickets.messages(ticket)).isEmpty();

        desk.solve(ticket, new Spoken(hello, Channel.IN_PERSON));
        assertThat(only().delivery().state()).isEqualTo(State.RECORDED);
        assertThat(log("SOLVED")).isOne();
    }

    @Test
    void wordsAreSentByNoOtherChannelWhereTheCustomerSaidNo() {
        ticket = opened(Channel.PHONE);
        consents.forbidContact(ticket().request().customer(), true);
        refuses(() -> desk.reply(ticket, hello, null), "contact.said-no");

        ticket = opened(Channel.EMAIL);
        consents.forbidContact(ticket().request().customer(), true);
        refuses(() -> desk.reply(ticket, hello, null), "contact.said-no");
        post.receives(ticket, Channel.EMAIL, "Please answer me.");
        desk.reply(ticket, hello, null);
        post.carry(ticket);
        assertThat(tickets.messages(ticket).getLast().delivery().state())
                .as("an answer where they asked")
                .isEqualTo(State.SENT);
    }

    @Test
    void whatTheCustomerForbadeMeanwhileDoesNotGoOut() {
        transactions.executeWithoutResult(status -> {
            desk.reply(ticket, hello, null);
            consents.say(
                    ticket().request().customer(),
                    new ConsentStatement(Purpose.SERVICE, "email", false, ConsentSource.CALL, null, null, null),
                    null);
        });
        post.carry(ticket);

        assertThat(only().delivery().state()).isEqualTo(State.FAILED);
        assertThat(only().delivery().why()).isEqualTo(Trouble.of("contact.said-no"));
    }

    @Test
    void aNoToMarketingIsNoNoToAnAnswer() {
        consents.say(
                ticket().request().customer(),
                new ConsentStatement(Purpose.MARKETING, "email", false, ConsentSource.CALL, null, null, null),
                null);
        desk.reply(ticket, hello, null);
        post.carry(ticket);

        assertThat(only().delivery().state()).isEqualTo(State.SENT);
    }

    @Test
    void whatStaffSaysThatTheCustomerWroteOpensNoChannelThatTheCustomerClosed() {
        var customer = ticket().request().customer();
        consents.change(customer, "sms", false);
        desk.customerWrote(ticket, "Write me a text message.", Channel.SMS);

        assertThat(only().received()).isFalse();
        refuses(() -> desk.reply(ticket, hello, Channel.SMS), "contact.said-no");

        post.receives(ticket, Channel.SMS, "Do write me a text message.");
        assertThat(tickets.messages(ticket).getLast().received()).isTrue();
        desk.reply(ticket, hello, Channel.SMS);
    }

    @Test
    void whatACarrierReceivedIsTakenInOnceAndTheWorkGoesOn() {
        work();
        transactions.executeWithoutResult(status -> actions.startWaiting(ticket(), TicketState.Party.CUSTOMER, null));
        post.receives(ticket, Channel.WECHAT, "Here it is.");

        assertThat(only().channel()).isEqualTo(Channel.WECHAT);
        assertThat(ticket().state().kind()).isEqualTo(TicketState.Kind.OPEN);
        assertThat(signals("customer-replied")).isOne();
    }

    @Test
    void aReplyThatFailedComesBackToItsAuthorAndCanBeSentAgain() {
        post.refuses(hello);
        desk.reply(ticket, hello, null);
        post.carry(ticket);

        assertThat(only().delivery().state()).isEqualTo(State.FAILED);
        assertThat(only().delivery().why()).isEqualTo(new Trouble("contact.mail-not-taken", "550 nobody of that name"));
        assertThat(only().text()).isEqualTo(hello);
        assertThat(notices()).containsExactly("ReplyFailed");
        assertThat(ticket().firstReplyAt()).isNull();

        post.takes(hello);
        desk.sendAgain(ticket, only().id());
        post.carry(ticket);

        assertThat(only().delivery().state()).isEqualTo(State.SENT);
        assertThat(only().delivery().why()).isNull();
        assertThat(ticket().firstReplyAt()).isEqualTo(only().delivery().at());
        assertThat(post.taken(hello)).hasSize(1);
        refuses(() -> desk.sendAgain(ticket, only().id()), "contact.did-not-fail");
    }

    @Test
    void onlyWhoMayWorkOnTheTicketSendsAgain() {
        post.refuses(hello);
        desk.reply(ticket, hello, null);
        post.carry(ticket);
        var message = only().id();

        colleagues.as(
                colleagues.join(colleagues.newTeam(), Role.SERVICE),
                () -> refuses(() -> desk.sendAgain(ticket, message), "access.other-owner"));
        colleagues.logIn(agent);
        var other = opened(Channel.EMAIL);
        refuses(() -> desk.sendAgain(other, message), "error.no-such-id");
    }

    @Test
    void aHeldReplyThatNothingCarriesAnyMoreIsNotLost() {
        held.hold(ticket, hello, null);
        post.loses(ticket().request().customer());
        clock.move(Duration.ofSeconds(11));
        words.sendDue();
        post.carry(ticket);

        assertThat(only().text()).isEqualTo(hello);
        assertThat(only().delivery().state()).isEqualTo(State.FAILED);
        assertThat(notices()).containsExactly("ReplyFailed");
        assertThat(answers()).isEmpty();

        post.finds(ticket().request().customer());
        desk.sendAgain(ticket, only().id());
        post.carry(ticket);
        assertThat(post.taken(hello)).hasSize(1);
    }

    @Test
    void aSolutionEndsTheClocksWhenItWasSent() {
        work();
        var goesOn = new CountDownLatch(1);
        post.answers(hello, () -> {
            awaitQuietly(goesOn);
            return new Outcome.Accepted("there-" + hello);
        });
        desk.solve(ticket, new Told(hello));

        assertThat(ticket().state().kind()).isEqualTo(TicketState.Kind.SOLVED);
        assertThat(log("SOLVED")).isZero();

        clock.move(Duration.ofMinutes(5));
        goesOn.countDown();
        post.carry(ticket);

        assertThat(log("SOLVED")).isOne();
        assertThat(answers()).containsExactly(only().delivery().at());
    }

    private static TaskSubmission asks(String words, Object... more) {
        var data = new HashMap<String, Object>(Map.of("outcome", "wait-customer", "reply", words));
        if (more.length > 0) data.put((String) more[0], more[1]);
        if (more.length > 2) data.put((String) more[2], more[3]);
        return new TaskSubmission(null, data);
    }

    @Test
    void anOlderReplyThatIsLostUndoesNothingThatANewerOneDid() {
        var question = "And you? " + hello;
        work();
        desk.reply(ticket, hello, null);
        post.carry(ticket);
        clock.move(Duration.ofMinutes(5));
        handling.startWaiting(ticket, asks(question));
        post.carry(ticket);

        post.tellsThatItIsLost(post.taken(hello).getFirst());
        assertThat(ticket().state().kind()).isEqualTo(TicketState.Kind.WAITING);
        assertThat(log("REPLY_LOST")).isZero();
        assertThat(notices()).as("its author hears of it").contains("ReplyFailed");

        post.tellsThatItIsLost(post.taken(question).getFirst());
        assertThat(ticket().state().kind()).isEqualTo(TicketState.Kind.OPEN);
        assertThat(log("REPLY_LOST")).isOne();
    }

    @Test
    void aQuestionPausesTheClocksWhenItWasSent() {
        work();
        var goesOn = new CountDownLatch(1);
        post.answers(hello, () -> {
            awaitQuietly(goesOn);
            return new Outcome.Accepted("there-" + hello);
        });
        handling.startWaiting(ticket, asks(hello));

        assertThat(ticket().state().kind()).isEqualTo(TicketState.Kind.WAITING);
        assertThat(log("PAUSED")).isZero();

        clock.move(Duration.ofMinutes(5));
        goesOn.countDown();
        post.carry(ticket);

        assertThat(answers()).containsExactly(only().delivery().at());
        assertThat(pauses()).isEqualTo(answers());
    }

    private List<Instant> pauses() {
        return jdbc.sql("select at from sla_event where subject_id = :ticket and kind = 'PAUSED' order by at")
                .param("ticket", ticket.value())
                .query((row, number) ->
                        row.getObject("at", java.time.OffsetDateTime.class).toInstant())
                .list();
    }

    @Test
    void aQuestionThatTheCustomerAnsweredBeforeItWasSentPausesNothing() {
        work();
        var goesOn = new CountDownLatch(1);
        post.answers(hello, () -> {
            awaitQuietly(goesOn);
            return new Outcome.Accepted("there-" + hello);
        });
        handling.startWaiting(ticket, asks(hello));
        desk.customerWrote(ticket, "Here it is.", null);
        goesOn.countDown();
        post.carry(ticket);

        assertThat(ticket().state().kind()).isEqualTo(TicketState.Kind.OPEN);
        assertThat(log("PAUSED")).isZero();
    }

    @Test
    void aQuestionThatWasSpokenPausesAtOnceAndKeepsHowTheySpoke() {
        work();
        handling.startWaiting(ticket, asks(hello, "spoken", true, "how", "in-person"));

        assertThat(only().channel()).isEqualTo(Channel.IN_PERSON);
        assertThat(log("PAUSED")).isOne();
        refuses(() -> TicketHandling.parting(asks(hello, "spoken", true, "how", "sms")), "ticket.not-spoken");
    }

    @Test
    void aSolutionThatWasSpokenKeepsHowTheySpoke() {
        work();
        handling.solve(ticket, asks(hello, "spoken", true, "how", "in-person"));

        assertThat(only().channel()).isEqualTo(Channel.IN_PERSON);
    }

    @Test
    void aSolutionThatDidNotGoOutSolvesNothing() {
        work();
        post.refuses(hello);
        desk.solve(ticket, new Told(hello));
        post.carry(ticket);

        assertThat(ticket().state().kind()).isEqualTo(TicketState.Kind.OPEN);
        assertThat(log("SOLVED")).isZero();
        assertThat(answers()).isEmpty();
        assertThat(notices()).containsExactly("ReplyFailed");
        assertThat(signals("ticket-reopened")).isOne();
    }

    @Test
    void aCarrierMayTellThatItWasDeliveredAndReadInAnyOrder() {
        desk.reply(ticket, hello, null);
        post.carry(ticket);
        var letter = post.taken(hello).getFirst();

        post.tellsThatItWasRead(letter);
        post.tellsThatItWasDelivered(letter);

        assertThat(only().delivery().state()).isEqualTo(State.READ);
    }

    @Test
    void laterLettersNameTheEarlierOnes() {
        desk.reply(ticket, hello, null);
        post.carry(ticket);
        desk.reply(ticket, hello + " again", null);
        post.carry(ticket);

        assertThat(post.taken(hello + " again").getFirst().earlier())
                .containsExactly("planted-" + post.taken(hello).getFirst().id());
    }
}
