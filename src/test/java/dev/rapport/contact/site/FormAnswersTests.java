package dev.rapport.contact.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.Way;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.conversations.Conversation;
import dev.rapport.contact.conversations.ConversationAnswers;
import dev.rapport.contact.conversations.ConversationState;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.contact.inbound.InboundBatches;
import dev.rapport.contact.mail.MailSettingsForTests;
import dev.rapport.contact.site.SiteTokens.Token;
import dev.rapport.platform.Instants;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who left an e-mail address in a form or a chat is answered there. */
@DatabaseTest
class FormAnswersTests {

    private static final String SITE = "https://shop.example";

    @Autowired
    AccountDesk accounts;

    @Autowired
    FormDoor door;

    @Autowired
    ChatDoor chat;

    @Autowired
    ChatsLeft left;

    @Autowired
    InboundBatches inbound;

    @Autowired
    SiteTokens tokens;

    @Autowired
    Conversations conversations;

    @Autowired
    ConversationAnswers answers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private GreenMail server;
    private Person admin;
    private ChannelAccount mailbox;
    private ChannelAccount site;

    @BeforeEach
    void aSiteAndAMailbox() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP)
        });
        server.start();
        server.setUser("support@acme.example", "support", "right");
        admin = colleagues.join(null, Role.ADMIN);
        mailbox = connected("mail", MailSettingsForTests.of(server, "support"));
        site = connected("web", Map.of("origins", SITE, "becomes", "rules", "consent", "nothing"));
    }

    private ChannelAccount connected(String platform, Map<String, String> values) {
        return colleagues.as(
                admin, () -> accounts.connect(platform, new AccountDraft(platform + " " + UUID.randomUUID(), values)));
    }

    @AfterEach
    void none() {
        server.stop();
        jdbc.sql("delete from channel_account where id = :id")
                .param("id", mailbox.id())
                .update();
    }

    private Conversation entered(String handle, String field, String value) {
        var token = tokens.made("form", site.id(), new Token(clock.instant().minus(Duration.ofMinutes(1)), ""));
        var body = """
                {"token": "%s", "id": "%s", "name": "Wang Fang", "%s": "%s", "message": "Is it open?"}
                """.formatted(token, UUID.randomUUID(), field, value);
        var outcome = door.enter(site.id(), SITE, "192.0.2.7", body.getBytes(StandardCharsets.UTF_8));
        assertThat(outcome).isInstanceOf(FormDoor.Outcome.Taken.class);
        return conversation(handle);
    }

    private Conversation conversation(String handle) {
        var number = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.sql("select number from conversation where handle = :handle")
                                .param("handle", handle)
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
        return colleagues.as(colleagues.join(null, Role.MANAGER), () -> conversations.get(number));
    }

    @Test
    void theAnswerGoesByMailFromAMailboxOfOurs() throws Exception {
        var mail = "f" + UUID.randomUUID() + "@example.com";
        var conversation = entered(mail, "email", mail);
        var agent = colleagues.join("service-l1", Role.SERVICE);
        var way = colleagues.as(agent, () -> conversations.way(conversation.number()));
        assertThat(way).isInstanceOfSatisfying(Way.Open.class, open -> {
            assertThat(open.account()).isEqualTo(mailbox.name());
            assertThat(open.shown()).doesNotContain(mail);
        });

        colleagues.as(agent, () -> answers.answer(conversation.number(), "Until six.", null));

        await().atMost(Duration.ofSeconds(20)).until(() -> server.getReceivedMessages().length > 0);
        var sent = server.getReceivedMessages()[0];
        assertThat(sent.getAllRecipients()[0]).hasToString(mail);
        assertThat(sent.getContent().toString()).contains("Until six.");
        await().untilAsserted(() -> assertThat(
                        jdbc.sql("select state from message where conversation_id = :id and direction = 'out'")
                                .param("id", conversation.id().value())
                                .query(String.class)
                                .single())
                .isEqualTo("sent"));
    }

    private Conversation chatted(String visitor, String field, String value) {
        var token = tokens.made("chat", site.id(), new Token(clock.instant(), visitor));
        var body = """
                {"token": "%s", "id": "%s", "%s": "%s"}
                """.formatted(token, UUID.randomUUID(), field, value);
        var outcome = chat.say(site.id(), SITE, "192.0.2.7", body.getBytes(StandardCharsets.UTF_8));
        assertThat(outcome).isInstanceOf(ChatDoor.Answered.Said.class);
        return conversation(visitor);
    }

    /** The visitor closes the page, and time goes by. */
    private void leaves(String visitor) {
        jdbc.sql("update web_visitor set seen_at = :at where visitor = :visitor")
                .param("at", Instants.utc(clock.instant().minus(Duration.ofMinutes(10))))
                .param("visitor", visitor)
                .update();
        jdbc.sql("update web_answer set written_at = :at where visitor = :visitor")
                .param("at", Instants.utc(clock.instant().minus(Duration.ofMinutes(10))))
                .param("visitor", visitor)
                .update();
    }

    private String mailed(String address, String words) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> Stream.of(server.getReceivedMessages())
                                .filter(sent -> is(sent, address, words))
                                .map(GreenMailUtil::getWholeMessage)
                                .toList(),
                        sent -> sent.size() == 1)
                .getFirst();
    }

    private static boolean is(MimeMessage sent, String address, String words) {
        try {
            return sent.getAllRecipients()[0].toString().equals(address)
                    && sent.getContent().toString().contains(words);
        } catch (IOException | MessagingException e) {
            return false;
        }
    }

    @Test
    void aVisitorWhoIsGoneAndLeftAnAddressIsAnsweredThere() {
        var visitor = UUID.randomUUID().toString();
        var address = "v" + UUID.randomUUID() + "@example.com";
        chatted(visitor, "text", "Is it open?");
        var conversation = chatted(visitor, "email", address);
        leaves(visitor);
        var agent = colleagues.join("service-l1", Role.SERVICE);
        assertThat(colleagues.as(agent, () -> conversations.way(conversation.number())))
                .isInstanceOfSatisfying(
                        Way.Open.class, open -> assertThat(open.shown()).contains("@"));

        colleagues.as(agent, () -> answers.answer(conversation.number(), "Until six.", null));

        assertThat(mailed(address, "Until six.")).contains("[" + conversation.number() + "]");
    }

    @Test
    void whatNoBrowserFetchedGoesByMailOnce() {
        var visitor = UUID.randomUUID().toString();
        var address = "v" + UUID.randomUUID() + "@example.com";
        chatted(visitor, "text", "Is it open?");
        var conversation = chatted(visitor, "email", address);
        var agent = colleagues.join("service-l1", Role.SERVICE);
        colleagues.as(agent, () -> answers.answer(conversation.number(), "Until seven.", null));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select count(*) from web_answer where visitor = :visitor")
                                .param("visitor", visitor)
                                .query(Long.class)
                                .single()
                        == 1);
        left.mail();
        assertThat(server.getReceivedMessages()).isEmpty();

        leaves(visitor);
        left.mail();
        left.mail();

        assertThat(mailed(address, "Until seven.")).contains("[" + conversation.number() + "]");
    }

    /** An answer that waits for a visitor who left, and the id of the visitor. */
    private Conversation answeredOneWhoLeft(String visitor, String address, String words) {
        chatted(visitor, "text", "Is it open?");
        var conversation = chatted(visitor, "email", address);
        var agent = colleagues.join("service-l1", Role.SERVICE);
        colleagues.as(agent, () -> answers.answer(conversation.number(), words, null));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(of(conversation, "state")).isEqualTo("sent"));
        leaves(visitor);
        return conversation;
    }

    private String of(Conversation conversation, String column) {
        return jdbc.sql("select %s from message where conversation_id = :id and direction = 'out'".formatted(column))
                .param("id", conversation.id().value())
                .query(String.class)
                .single();
    }

    private void comes(String from, String mail) {
        inbound.keep(mailbox.id(), "test " + UUID.randomUUID(), from, mail.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aReplyToAMailedChatAnswerIsSaidInTheSameConversation() {
        var visitor = UUID.randomUUID().toString();
        var address = "v" + UUID.randomUUID() + "@example.com";
        var conversation =
                answeredOneWhoLeft(visitor, "Fang <" + address.toUpperCase(Locale.ROOT) + ">", "Until eight.");

        left.mail();

        mailed(address, "Until eight.");
        var id = of(conversation, "there");
        assertThat(id).matches("<.+@.+>");
        assertThat(jdbc.sql("select email from web_visitor where visitor = :visitor")
                        .param("visitor", visitor)
                        .query(String.class)
                        .single())
                .isEqualTo(address.toLowerCase(Locale.ROOT));
        var words = "And on Sunday? " + UUID.randomUUID();
        comes(address, """
                From: <%s>
                To: support@acme.example
                Subject: Thanks
                Message-ID: <%s@example.com>
                In-Reply-To: %s
                References: %3$s
                Content-Type: text/plain; charset=utf-8

                %s
                """.formatted(address, UUID.randomUUID(), id, words).replace("\n", "\r\n"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(jdbc.sql(
                                        "select conversation_id from message where direction = 'in' and body like :words")
                                .param("words", words + "%")
                                .query(UUID.class)
                                .list())
                        .containsExactly(conversation.id().value()));
    }

    @Test
    void aMailedChatAnswerThatComesBackHasFailed() {
        var visitor = UUID.randomUUID().toString();
        var address = "v" + UUID.randomUUID() + "@example.com";
        var conversation = answeredOneWhoLeft(visitor, address, "Until nine.");
        left.mail();
        mailed(address, "Until nine.");

        comes("MAILER-DAEMON@mx.example", """
                From: Mail Delivery System <MAILER-DAEMON@mx.example>
                Auto-Submitted: auto-replied
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                It could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822;%s
                Action: failed
                Status: 5.1.1
                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s

                --b--
                """.formatted(address, of(conversation, "there")));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(of(conversation, "state")).isEqualTo("failed"));
    }

    @Test
    void whatCannotBeMailedIsTriedAgainAndComesBackAfterADay() {
        var visitor = UUID.randomUUID().toString();
        var address = "v" + UUID.randomUUID() + "@example.com";
        var conversation = answeredOneWhoLeft(visitor, address, "Until ten.");
        server.stop();

        left.mail();

        assertThat(of(conversation, "state")).isEqualTo("sent");
        assertThat(jdbc.sql("select mailed_at is null and due_at is not null from web_answer where visitor = :visitor")
                        .param("visitor", visitor)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        jdbc.sql("update web_answer set due_at = null, written_at = :at where visitor = :visitor")
                .param("at", Instants.utc(clock.instant().minus(Duration.ofHours(25))))
                .param("visitor", visitor)
                .update();
        left.mail();
        assertThat(of(conversation, "state")).isEqualTo("failed");
        assertThat(colleagues
                        .as(colleagues.join(null, Role.MANAGER), () -> conversations.get(conversation.number()))
                        .state())
                .isEqualTo(ConversationState.WAITING_FOR_US);
    }

    @Test
    void whatNoMailServerTakesComesBackAtOnce() {
        var visitor = UUID.randomUUID().toString();
        var address = "v" + UUID.randomUUID() + "@example.com";
        var conversation = answeredOneWhoLeft(visitor, address, "Until eleven.");
        jdbc.sql("update web_answer set heading = E'a\\nb' where visitor = :visitor")
                .param("visitor", visitor)
                .update();

        left.mail();

        assertThat(of(conversation, "state")).isEqualTo("failed");
    }
}
