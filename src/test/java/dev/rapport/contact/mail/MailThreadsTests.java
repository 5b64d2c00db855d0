package dev.rapport.contact.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Role;
import dev.rapport.contact.Way;
import dev.rapport.contact.conversations.ConversationAnswers;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.customer.Consents;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerWords;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Secrets;
import dev.rapport.platform.SubjectId;
import dev.rapport.service.HeldReplies;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the mailbox to the ticket. */
@DatabaseTest
class MailThreadsTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Secrets secrets;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Conversations conversations;

    @Autowired
    Customers customers;

    @Autowired
    Consents consents;

    @Autowired
    ConversationAnswers answers;

    @Autowired
    HeldReplies replies;

    @Autowired
    CustomerWords heard;

    @Autowired
    MovableClock time;

    private MailAccountForTests account;

    @BeforeEach
    void aMailbox() {
        account = new MailAccountForTests(jdbc, secrets, events, "ON");
        account.changed();
    }

    @AfterEach
    void away() {
        account.close();
    }

    /** Ids are of this test alone. */
    private String id(String name) {
        return "<" + name + "." + account.id + "@x>";
    }

    private void comes(String name, String from, String headers, String words) {
        account.comes(("From: " + from + "." + account.id + "@acme.example\r\nMessage-ID: " + id(name) + "\r\n"
                        + headers + "\r\n\r\n" + words)
                .getBytes(UTF_8));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(messages("there", id(name))).isOne());
    }

    private int messages(String column, String value) {
        return jdbc.sql("""
                        select count(*)
                        from message
                        join conversation on conversation.id = conversation_id
                        where account_id = :account
                        """ + "and message." + column + " = :value")
                .param("account", account.id)
                .param("value", value)
                .query(Integer.class)
                .single();
    }

    private int count(String from) {
        return jdbc.sql("select count(*) from " + from + " where account_id = :account")
                .param("account", account.id)
                .query(Integer.class)
                .single();
    }

    private int cases() {
        return count("conversation_case join conversation on conversation.id = conversation_id");
    }

    @Test
    void aThreadOfThreePeopleStaysOneTicket() {
        comes("one", "li", "Subject: Cannot log in", "Since this morning.");
        comes(
                "two",
                "boss",
                "Subject: Re: Cannot log in\r\nReferences: " + id("one"),
                "Urgent.\r\n\r\n> Since this morning.");
        comes("three", "wang", "Subject: Re: Cannot log in\r\nReferences: " + id("one") + " " + id("two"), "Me too.");
        comes("four", "li", "Subject: AW: Cannot log in\r\nIn-Reply-To: " + id("three"), "Thanks.");

        assertThat(count("conversation")).isOne();
        assertThat(cases()).isOne();
        assertThat(messages("body", "Urgent.")).isOne();
    }

    private String who(String name) {
        return name + "." + account.id + "@acme.example";
    }

    @Test
    void anAnswerGoesToWhoWroteLastAndTheOthersOfTheThreadGetACopy() {
        var named = "To: service@ours.example\r\nCc: Boss <" + who("boss") + ">, " + who("WANG") + "\r\n";
        comes("one", "li", named + "Subject: Cannot log in", "Since this morning.");
        comes("two", "wang", "Subject: Re: Cannot log in\r\nReferences: " + id("one"), "Me too.");
        comes("away", "boss", "Auto-Submitted: auto-replied\r\nReferences: " + id("one"), "I am away.");
        comes(
                "three",
                "stranger",
                "Cc: " + who("friend") + "\r\nSubject: Re: Cannot log in\r\nReferences: " + id("one"),
                "Tell me more.");
        var conversation = jdbc.sql("select id from conversation where account_id = :account")
                .param("account", account.id)
                .query(String.class)
                .single();
        var manager = colleagues.join(null, Role.MANAGER);

        var copies = ((Way.Open) colleagues.as(manager, () -> conversations.way(conversation))).copies();
        assertThat(copies.reachesLast()).isFalse();
        assertThat(copies.shown()).isEqualTo(who("li") + ", service@ours.example");
        var service = copies.to().getLast().id();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(
                        manager, () -> answers.answer(conversation, "Fixed.", null, Set.of(UUID.randomUUID()))));
        colleagues.as(manager, () -> answers.answer(conversation, "Fixed.", null, Set.of(service)));

        var kept = jdbc.sql("""
                        select array_to_string(copies, ' ') as copies, shown
                        from message
                        where conversation_id = cast(:id as uuid)
                            and direction = 'out'
                        """).param("id", conversation).query().singleRow();
        assertThat(kept.get("copies")).isEqualTo(who("li"));
        assertThat(kept.get("shown")).isEqualTo("w***@acme.example, l***@acme.example");
    }

    private String answered(String words, Set<UUID> leftOut) {
        var conversation = jdbc.sql("select id from conversation where account_id = :account")
                .param("account", account.id)
                .query(String.class)
                .single();
        colleagues.as(colleagues.join(null, Role.MANAGER), () -> answers.answer(conversation, words, null, leftOut));
        return conversation;
    }

    private String copiesOf(String words) {
        return jdbc.sql("select array_to_string(copies, ' ') from message where body = :words and direction = 'out'")
                .param("words", words)
                .query(String.class)
                .single();
    }

    @Test
    void whatDidNotGoOutIsNotSentAgainToWhomItsAuthorDidNotMean() {
        comes("one", "li", "Cc: " + who("wang") + "\r\nSubject: Cannot log in", "Since this morning.");
        var words = "Between us. " + account.id;
        var conversation =
                answered(words, Set.of(UUID.nameUUIDFromBytes(who("wang").getBytes(UTF_8))));
        comes("two", "wang", "Subject: Re: Cannot log in\r\nReferences: " + id("one"), "Me too.");
        jdbc.sql("delete from outgoing where thread = any(select subject_id from message where body = :words)")
                .param("words", words)
                .update();
        var message = jdbc.sql(
                        "update message set state = 'failed' where body = :words and direction = 'out' returning id")
                .param("words", words)
                .query(UUID.class)
                .single();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(
                        colleagues.join(null, Role.MANAGER), () -> answers.sendAgain(conversation, message)))
                .matches(refused -> refused.key().equals("contact.another-wrote-since"));
    }

    @Test
    void whoSaidNoGetsACopyOnlyWhereTheyWroteThemselves() {
        saidNo("boss");
        saidNo("wang");
        comes(
                "one",
                "li",
                "Cc: " + who("boss") + ", " + who("wang") + "\r\nSubject: Cannot log in",
                "Since this morning.");
        comes("two", "wang", "Subject: Re: Cannot log in\r\nReferences: " + id("one"), "Me too.");
        comes("three", "li", "Cc: " + who("boss") + ", " + who("wang") + "\r\nReferences: " + id("two"), "Well?");
        var words = "Fixed. " + account.id;
        answered(words, Set.of());

        assertThat(copiesOf(words)).isEqualTo(who("wang"));
    }

    private void saidNo(String name) {
        var customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON,
                name + " " + account.id,
                UUID.randomUUID().toString(),
                null,
                null,
                List.of(who(name)),
                Map.of()));
        consents.forbidContact(customer, true);
    }

    @Test
    void aMailOfOursThatAServerGivesBackHasFailedThough() {
        comes("one", "li", "Subject: Cannot log in", "Since this morning.");
        jdbc.sql("""
                        insert into message (
                            id, subject_id, conversation_id, direction, channel, body, at, aim, state, sent_at, carrier, there)
                        select gen_random_uuid(), conversation.id, conversation.id, 'out', 'email', 'Try again.', now(), 'tells',
                            'sent', now(), 'mail', :ours
                        from conversation
                        where account_id = :account
                        """).param("ours", id("ours")).param("account", account.id).update();
        comes(
                "bounce",
                "mailer-daemon",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "--b\r\n\r\n"
                        + "Nobody there.\r\n"
                        + "--b\r\n"
                        + "Content-Type: message/delivery-status\r\n\r\n"
                        + "Reporting-MTA: dns; x\r\n\r\n"
                        + "Action: failed\r\n"
                        + "Status: 5.1.1\r\n\r\n"
                        + "--b\r\n"
                        + "Content-Type: text/rfc822-headers\r\n\r\n"
                        + "Message-ID: "
                        + id("ours") + "\r\n\r\n--b--\r\n");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(messages("state", "failed")).isOne());
        assertThat(messages("reason", "contact.mail-came-back")).isOne();
        assertThat(messages("detail", "5.1.1")).isOne();
        assertThat(messages("body", "Nobody there.")).isOne();
    }

    private UUID sentTo(String name, String copy) {
        return jdbc.sql("""
            insert into message (
                id, subject_id, conversation_id, direction, channel, body, at, aim, state, sent_at, carrier, there,
                addressed, copies)
            select gen_random_uuid(), conversation.id, conversation.id, 'out', 'email', 'Try again.', now(), 'tells',
                'sent', now(), 'mail', :ours, :to, :copies
            from conversation
            where account_id = :account
            returning id
            """)
                .param("ours", id("ours"))
                .param("to", who(name))
                .param("copies", new String[] {who(copy)})
                .param("account", account.id)
                .query(UUID.class)
                .single();
    }

    private void comesBack(String name, String from) {
        comes(
                name,
                "mailer-daemon",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "--b\r\n\r\n"
                        + "Nobody there.\r\n"
                        + "--b\r\n"
                        + "Content-Type: message/delivery-status\r\n\r\n"
                        + "Reporting-MTA: dns; x\r\n\r\n"
                        + "Action: failed\r\n"
                        + "Status: 5.1.1\r\n"
                        + "Final-Recipient: rfc822; " + who(from)
                        + "\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: " + id("ours")
                        + "\r\n\r\n--b--\r\n");
    }

    @Test
    void aCopyThatAServerGivesBackIsSaidOfTheCopyAndTheAnswerStandsAsItDid() {
        comes("one", "li", "Subject: Cannot log in", "Since this morning.");
        var answer = sentTo("li", "wang");
        comesBack("bounce", "WANG");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(messages("copies_lost_detail", "5.1.1")).isOne());
        assertThat(state(answer)).isEqualTo("sent {w***@acme.example}");

        comesBack("again", "wang");
        comesBack("other", "li");
        await().atMost(SOON).untilAsserted(() -> assertThat(state(answer)).isEqualTo("failed {w***@acme.example}"));
    }

    private String state(UUID message) {
        return jdbc.sql("select state || ' ' || cast(copies_lost as text) from message where id = :id")
                .param("id", message)
                .query(String.class)
                .single();
    }

    @Test
    void onThePageOfTheTicketACopyIsLeftOutAsWell() {
        comes("one", "li", "Cc: " + who("boss") + ", " + who("wang") + "\r\nSubject: Cannot log in", "Since today.");
        var ticket = jdbc.sql("""
            select subject_id
            from conversation_case
            join conversation on conversation.id = conversation_id
            where account_id = :account
            """)
                .param("account", account.id)
                .query((row, number) -> new SubjectId(row.getObject(1, UUID.class)))
                .single();
        var manager = colleagues.join(null, Role.MANAGER);
        var seen = heard.newest(ticket).orElse(null);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(
                        manager, () -> replies.hold(ticket, "Fixed.", null, seen, Set.of(UUID.randomUUID()))))
                .matches(refused -> refused.key().equals("conversation.no-such-copy"));
        var words = "Fixed for you. " + account.id;
        var boss = UUID.nameUUIDFromBytes(who("boss").getBytes(UTF_8));
        colleagues.as(manager, () -> replies.hold(ticket, words, null, seen, Set.of(boss)));
        time.move(Duration.ofSeconds(15));
        await().atMost(SOON).untilAsserted(() -> assertThat(copiesOf(words)).isEqualTo(who("wang")));
    }

    @Test
    void whatAMachineWritesOpensNothingAndWhatAServerGivesBackStaysWhereItBelongs() {
        comes("one", "li", "Subject: Cannot log in", "Since this morning.");
        comes("away", "li", "Auto-Submitted: auto-replied\r\nReferences: " + id("one"), "I am away.");
        comes(
                "bounce",
                "mailer-daemon",
                "Return-Path: <>\r\nContent-Type: multipart/report; boundary=b",
                "--b\r\n\r\nNobody there.\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: " + id("one")
                        + "\r\n\r\n--b--\r\n");
        comes("news", "shop", "Precedence: bulk\r\nSubject: Offers", "Buy.");

        assertThat(cases()).isOne();
        assertThat(count("conversation")).isEqualTo(2);
    }
}
