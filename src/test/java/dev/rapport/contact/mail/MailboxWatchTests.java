package dev.rapport.contact.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.platform.Secrets;
import dev.rapport.testing.DatabaseTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application reads the mailboxes that are connected. */
@DatabaseTest
class MailboxWatchTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Secrets secrets;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    ChannelAccounts accounts;

    private MailAccountForTests account;

    @BeforeEach
    void aMailbox() {
        account = new MailAccountForTests(jdbc, secrets, events, "ON");
        account.comes(
                "Message-ID: <before@x>\r\n\r\nlay there before".getBytes(UTF_8),
                Date.from(Instant.now().minusSeconds(3_600)));
        account.changed();
        await().atMost(SOON).untilAsserted(() -> assertThat(isRead()).isTrue());
    }

    @AfterEach
    void away() {
        account.close();
    }

    private boolean isRead() {
        return accounts.byId(account.id).orElseThrow().lastContact() != null;
    }

    private void has(String... ids) {
        await().atMost(SOON).untilAsserted(() -> assertThat(account.kept()).contains(ids));
    }

    @Test
    void whatComesIsKeptAsSoonAsTheServerTellsIt() {
        account.comes("<a@x>", "one");
        has("<a@x>");
        account.comes("<b@x>", "two");
        has("<a@x>", "<b@x>");
        assertThat(account.kept()).doesNotContain("<before@x>");
    }

    @Test
    void whatComesIsHeardOnce() {
        var id = "<" + account.id + "@x>";
        account.comes(id, "one");
        account.comes(id, "one");
        await().atMost(SOON).untilAsserted(() -> assertThat(heard(id)).isOne());
    }

    private int heard(String there) {
        return jdbc.sql("select count(*) from message where carrier = 'mail' and there = :there")
                .param("there", there)
                .query(Integer.class)
                .single();
    }

    @Test
    void aMailboxThatIsOffIsLeftAloneAndGoesOnWhereItWas() {
        account.comes("<a@x>", "one");
        has("<a@x>");
        account.turn("OFF");
        await().atMost(SOON).untilAsserted(() -> assertThat(leased()).isFalse());
        account.comes("<b@x>", "two");
        assertThat(account.kept()).doesNotContain("<b@x>");
        account.turn("ON");
        has("<a@x>", "<b@x>");
    }

    private boolean leased() {
        return jdbc.sql("select lease_owner is not null from mailbox where account_id = :id")
                .param("id", account.id)
                .query(Boolean.class)
                .single();
    }

    @Test
    void whatCameWhileTheServerWasAwayIsKeptWhenItIsBack() {
        account.comes("<a@x>", "one");
        has("<a@x>");
        account.breaksOff();
        account.comes("<b@x>", "two");
        has("<a@x>", "<b@x>");
        assertThat(account.kept()).doesNotHaveDuplicates();
    }

    @Test
    void aServerThatIsGoneIsSaidInWords() {
        account.server.stop();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                accounts.byId(account.id).orElseThrow().trouble())
                        .isNotNull()
                        .satisfies(trouble -> assertThat(trouble.reason()).isEqualTo("account.mail.no-answer")));
    }

    @Test
    void aWrongPasswordIsSaidInWordsAndARightOneHelps() {
        account.set("imap-user", "nobody");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                accounts.byId(account.id).orElseThrow().trouble())
                        .isNotNull()
                        .satisfies(trouble -> assertThat(trouble.reason()).isEqualTo("account.mail.not-logged-in")));
        account.set("imap-user", "help");
        account.comes("<a@x>", "one");
        has("<a@x>");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(accounts.byId(account.id).orElseThrow().trouble())
                                .isNull());
    }
}
