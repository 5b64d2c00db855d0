package dev.rapport.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.rapport.access.Role;
import dev.rapport.contact.Carrier.Outcome;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccount.State;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.mail.MailSettingsForTests;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails go out by the account that was written to. */
@DatabaseTest
class MailByAccountTests {

    @Autowired
    MailCarrier mail;

    @Autowired
    Ways ways;

    @Autowired
    Sending sending;

    @Autowired
    AnsweringAccounts answering;

    @Autowired
    AccountDesk desk;

    @Autowired
    ChannelAccounts accounts;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private GreenMail server;
    private ChannelAccount sales;
    private ChannelAccount support;

    @BeforeEach
    void twoAccounts() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP)
        });
        server.start();
        server.setUser("support@acme.example", "support", "right");
        colleagues.logIn(colleagues.join(null, Role.ADMIN));
        sales = desk.connect("mail", draft("sales", "system", "false"));
        support = desk.connect("mail", draft("support", "shown", "Acme 客服"));
    }

    @AfterEach
    void none() {
        server.stop();
        jdbc.sql("delete from conversation where account_id in (:ids)")
                .param("ids", List.of(sales.id(), support.id()))
                .update();
        for (var account : List.of(sales, support)) desk.remove(account.id());
    }

    private AccountDraft draft(String name, String... more) {
        return new AccountDraft(name + " " + UUID.randomUUID(), MailSettingsForTests.of(server, name, more));
    }

    private static Letter letter(@Nullable UUID account, String words) {
        return new Letter(
                UUID.randomUUID(),
                "kept",
                UUID.randomUUID(),
                null,
                MailCarrier.NAME,
                account,
                Channel.EMAIL,
                "li@customer.example",
                "Re: it does not work",
                words,
                List.of(),
                account == null,
                Instant.EPOCH);
    }

    private Correspondent heardBy(ChannelAccount account) {
        var customer = customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON,
                        "Heard " + UUID.randomUUID(),
                        null,
                        null,
                        null,
                        List.of(UUID.randomUUID() + "@customer.example"),
                        Map.of()))
                .id();
        var conversation = SubjectId.next();
        jdbc.sql("""
                        insert into conversation (
                            id, number, account_id, channel, handle, heading, customer_id, certainty, team, state, opened_at, last_at)
                        values (:id, :number, :account, 'email', 'li@customer.example', '', :customer, 'KNOWN', 'service',
                            'DONE', now(), now())
                        """)
                .param("id", conversation.value())
                .param("number", "test-" + conversation)
                .param("account", account.id())
                .param("customer", customer.value())
                .update();
        return new Correspondent(conversation, customer, Channel.EMAIL);
    }

    @Test
    void theAccountThatHeardAnswersAndIsNamedBeforeSomebodyWrites() {
        var way = ways.of(heardBy(support), null);

        assertThat(way).isInstanceOfSatisfying(Way.Open.class, open -> {
            assertThat(open.carrier()).isEqualTo("mail");
            assertThat(open.account()).isEqualTo(support.name());
            assertThat(open.by()).isEqualTo(support.id());
        });
    }

    @Test
    void anotherOneAnswersForAnAccountThatIsOff() {
        var with = heardBy(support);
        support = desk.turn(support.id(), State.OFF, Revision.ANY);

        assertThat(answering.of(with, "mail")).map(ChannelAccount::id).contains(sales.id());
    }

    @Test
    void aMailGoesOutAsTheAccountWithAnIdOfItsOwn() throws Exception {
        var letter = letter(support.id(), "It works again.");

        var outcome = mail.send(letter);

        assertThat(outcome).isEqualTo(new Outcome.Accepted("<" + letter.id() + "@acme.example>"));
        var got = server.getReceivedMessages()[0];
        assertThat(got.getMessageID()).isEqualTo("<" + letter.id() + "@acme.example>");
        assertThat(got.getFrom()).containsExactly(new InternetAddress("support@acme.example", "Acme 客服", "UTF-8"));
        assertThat(accounts.byId(support.id()).orElseThrow().lastContact()).isNotNull();
    }

    @Test
    void theProductItselfSpeaksByTheAccountThatIsMarkedForIt() throws Exception {
        assertThat(mail.send(letter(null, "Late."))).isEqualTo(new Outcome.Later(Trouble.of("contact.account-off")));
        assertThat(sending.isMailReady()).isFalse();

        var marked = draft("sales", "system", "true");
        sales = desk.change(sales.id(), marked, Revision.ANY);

        assertThat(sending.isMailReady()).isTrue();
        assertThat(mail.send(letter(null, "Late."))).isInstanceOf(Outcome.Accepted.class);
        assertThat(server.getReceivedMessages()[0].getFrom())
                .containsExactly(new InternetAddress("sales@acme.example"));
    }

    @Test
    void whatAnAccountCannotSendWaitsAndTheAccountSaysWhy() {
        support = desk.change(support.id(), draft("support", "smtp-password", "wrong"), Revision.ANY);

        assertThat(mail.send(letter(support.id(), "Hello"))).isInstanceOf(Outcome.Later.class);
        assertThat(desk.get(support.id()).trouble())
                .isNotNull()
                .extracting(Trouble::reason)
                .isEqualTo("account.mail.cannot-send");

        support = desk.change(support.id(), draft("support"), Revision.ANY);
        assertThat(mail.send(letter(support.id(), "Hello"))).isInstanceOf(Outcome.Accepted.class);
        assertThat(desk.get(support.id()).trouble()).isNull();
    }

    @Test
    void anAccountSendsNoMoreInAnHourThanItMayAndSaysHowMany() {
        clock.stop();
        support = desk.change(support.id(), draft("support", "smtp-most", "2"), Revision.ANY);
        assertThat(mail.send(letter(support.id(), "One"))).isInstanceOf(Outcome.Accepted.class);
        assertThat(mail.send(letter(support.id(), "Two"))).isInstanceOf(Outcome.Accepted.class);
        assertThat(mail.send(letter(support.id(), "Three")))
                .isEqualTo(new Outcome.Later(Trouble.of("contact.enough-for-now")));
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(desk.standing(support.id()))
                .filteredOn(remark -> remark.label().equals("account.mail.pace"))
                .singleElement()
                .satisfies(remark -> assertThat(
                                Objects.requireNonNull(remark.said()).arguments())
                        .containsExactly(2, "2"));

        clock.move(Duration.ofMinutes(61));
        assertThat(mail.send(letter(support.id(), "Three"))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void whatGoesOutByAnAccountThatIsOffWaits() {
        support = desk.turn(support.id(), State.OFF, Revision.ANY);

        assertThat(mail.send(letter(support.id(), "Hello")))
                .isEqualTo(new Outcome.Later(Trouble.of("contact.account-off")));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void anAccountThroughWhichSomethingWasSaidStays() {
        heardBy(support);

        assertThatThrownBy(() -> desk.remove(support.id()))
                .isInstanceOf(Refused.class)
                .hasMessage("accounts.in-use");
    }
}
