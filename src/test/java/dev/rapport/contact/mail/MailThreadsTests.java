package dev.rapport.contact.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.platform.Secrets;
import dev.rapport.testing.DatabaseTest;
import java.time.Duration;
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
