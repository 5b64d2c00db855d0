package dev.rapport.contact.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.contact.accounts.AccountStanding.Remark;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.mail.MailIntake.Raw;
import dev.rapport.contact.mail.MailboxRows.LeaseLost;
import dev.rapport.contact.mail.MailboxRows.Read;
import dev.rapport.platform.Loop;
import dev.rapport.platform.Secrets;
import dev.rapport.testing.DatabaseTest;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept of a mailbox, whatever lies in it and whatever breaks. */
@DatabaseTest
class MailIntakeTests {

    private static final long LONGEST = 1_000_000;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Secrets secrets;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    ChannelAccounts accounts;

    @Autowired
    MailServers servers;

    @Autowired
    MailboxRows rows;

    @Autowired
    MailIntake intake;

    @Autowired
    MailSenders senders;

    @Autowired
    MailboxStanding standing;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    @Qualifier("inboundLoop")
    Loop works;

    private final UUID me = UUID.randomUUID();
    private MailAccountForTests account;

    /** Off, so that the application itself does not read it. */
    @BeforeEach
    void aMailbox() {
        works.stop(); // what was worked holds its bytes no more
        account = new MailAccountForTests(jdbc, secrets, events, "OFF");
        rows.know(account.id, Instant.now().minusSeconds(60));
    }

    @AfterEach
    void away() {
        account.close();
        works.start();
    }

    private Read lease() {
        return rows.lease(account.id, me).orElseThrow();
    }

    private MailFolder open() throws MessagingException {
        var settings = accounts.settings(account.id);
        return new MailFolder(servers.store(settings, 10_000), settings, LONGEST, Clock.systemUTC());
    }

    private int fetch() throws MessagingException {
        try (var folder = open()) {
            if (!lease().isOf(folder.place(), folder.validity()))
                rows.begin(account.id, me, folder.place(), folder.validity(), folder.next(), null);
            return folder.fetch(lease(), me, intake);
        }
    }

    @Test
    void oddMailsComeInOnceEachAndWhole(@TempDir Path folder) throws MessagingException {
        var odd = OddMails.unpackedIn(folder);
        odd.names().forEach(name -> account.comes(odd.mail(name)));
        var twins = Set.of("multi-igor2", "multi-nested2"); // the same as another, byte for byte

        assertThat(fetch()).isEqualTo(48);
        assertThat(account.kept()).hasSize(48 - twins.size()).doesNotHaveDuplicates();
        var found = account.bodies().stream()
                .mapToInt(body ->
                        OddMailsTests.parts(Fetched.read(body).orElseThrow().mail()))
                .sum();
        var expected = odd.names().stream()
                .filter(name -> !twins.contains(name))
                .mapToInt(name -> odd.parts(name).size())
                .sum();
        assertThat(found).isEqualTo(expected);
        assertThat(account.isUnread()).isTrue();
        assertThat(fetch()).isZero();
    }

    @Test
    void twoThatShareAnIdAreBothKeptAndOneThatComesTwiceOnce() throws MessagingException {
        account.comes("<a@x>", "one");
        account.comes("<a@x>", "another");
        account.comes("<a@x>", "one");
        fetch();
        assertThat(account.kept()).hasSize(2).contains("<a@x>").anyMatch(there -> there.startsWith("<a@x>#"));
        assertThat(account.bodies())
                .extracting(body -> MailReading.of(body).text())
                .containsExactly("one", "another");
    }

    @Test
    void whoKnowsAnIdKeepsNoMailAwayFromAnotherMailbox() throws MessagingException {
        try (var other = new MailAccountForTests(jdbc, secrets, events, "OFF")) {
            jdbc.sql("insert into mail_seen values (:account, :id, :content)")
                    .param("account", other.id)
                    .param("id", Arrays.copyOf(MessageIds.digest("<a@x>".getBytes(UTF_8)), 16))
                    .param("content", new byte[16])
                    .update();
            account.comes("<a@x>", "one");
            fetch();
            assertThat(account.kept()).singleElement().asString().startsWith("<a@x>#");
        }
    }

    @Test
    void aFolderThatCountsAnewIsReadAgainAndDoublesNothing() throws MessagingException {
        account.comes("<old@x>".getBytes(UTF_8), Date.from(Instant.now().minus(Duration.ofDays(400))));
        account.comes("<a@x>", "one");
        fetch();
        assertThat(account.kept()).containsExactly("<a@x>");

        jdbc.sql("update mailbox set uid_validity = uid_validity - 1, last_uid = 4711 where account_id = :id")
                .param("id", account.id)
                .update();
        account.comes("<b@x>", "two");
        fetch();
        assertThat(account.kept()).containsExactly("<a@x>", "<b@x>");
    }

    @Test
    void whatIsMovedInLaterIsNewHoweverOldItIs() throws MessagingException {
        fetch();
        account.comes("<moved@x>".getBytes(UTF_8), Date.from(Instant.now().minus(Duration.ofDays(400))));
        fetch();
        assertThat(account.kept()).hasSize(1);
    }

    @Test
    void oneThatIsTooLongStaysAndSaysSo() throws MessagingException {
        account.comes("<big@x>", "words ".repeat(200_000));
        account.comes("<a@x>", "one");
        fetch();
        assertThat(account.kept()).containsExactly("<big@x>", "<a@x>");
        var heard = MailReading.of(account.bodies().getFirst());
        assertThat(heard.from().handle()).isEqualTo("li@acme.example");
        assertThat(heard.heading()).isEqualTo("Hello");
        assertThat(heard.text()).contains("2 MB");
        assertThat(account.bodies().getFirst().length).isLessThan(5_000);
        assertThat(standing.of(account.id))
                .extracting(Remark::label)
                .containsExactly("mail.read-since", "mail.left-there");
    }

    @Test
    void brokenOffHalfWayItGoesOnWhereItWas() throws Exception {
        for (var n = 0; n < 120; n++) account.comes("<" + n + "@x>", "words");
        for (var round = 0; round < 5; round++) {
            try (var folder = open()) {
                if (!lease().isOf(folder.place(), folder.validity()))
                    rows.begin(account.id, me, folder.place(), folder.validity(), folder.next(), null);
                var breaks = Thread.ofVirtual()
                        .start(() -> closeAfter(folder, account.kept().size() + 20));
                try {
                    folder.fetch(lease(), me, intake);
                } catch (MessagingException | RuntimeException e) {
                    assertThat(account.kept().size()).isLessThan(121);
                }
                breaks.interrupt();
                breaks.join();
            }
        }
        fetch();
        var kept = account.kept();
        assertThat(kept).hasSize(120).doesNotHaveDuplicates();
        assertThat(kept.getFirst()).isEqualTo("<0@x>");
        assertThat(kept.getLast()).isEqualTo("<119@x>");
    }

    private void closeAfter(MailFolder folder, int many) {
        try {
            while (account.kept().size() < many) Thread.sleep(1);
            folder.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aCrashBeforeTheCommitKeepsNeitherTheMailNorThePlace() {
        rows.lease(account.id, me);
        rows.begin(account.id, me, "here", 1, 1, null);
        var raw = new Raw(7, Instant.now(), 0, "Message-ID: <a@x>\r\n\r\nwords".getBytes(UTF_8));
        transactions.executeWithoutResult(crash -> {
            assertThat(intake.take(lease(), me, raw)).isTrue();
            crash.setRollbackOnly();
        });
        assertThat(account.kept()).isEmpty();
        assertThat(account.lastUid()).isZero();

        assertThat(intake.take(lease(), me, raw)).isTrue();
        assertThat(account.kept()).containsExactly("<a@x>");
        assertThat(account.lastUid()).isEqualTo(7);
    }

    @Test
    void onlyOneCopyReadsAndOneThatWasSlowKeepsNothingMore() {
        rows.lease(account.id, me);
        rows.begin(account.id, me, "here", 1, 1, null);
        var mine = lease();
        var other = UUID.randomUUID();
        assertThat(rows.lease(account.id, other)).isEmpty();

        jdbc.sql("update mailbox set lease_until = clock_timestamp() - interval '1s' where account_id = :id")
                .param("id", account.id)
                .update();
        assertThat(rows.lease(account.id, other)).isPresent();
        var raw = new Raw(1, Instant.now(), 0, "Message-ID: <a@x>\r\n\r\nwords".getBytes(UTF_8));
        assertThatThrownBy(() -> intake.take(mine, me, raw)).isInstanceOf(LeaseLost.class);
        assertThat(account.kept()).isEmpty();
    }

    @Test
    void whoWritesMoreThanAPersonDoesIsTakenForAMachineAndShown() throws MessagingException {
        for (var n = 0; n <= senders.most(); n++) account.comes("<" + n + "@x>", "words " + n);
        fetch();
        var automatic = new HashSet<Boolean>();
        account.bodies()
                .subList(0, senders.most())
                .forEach(body -> automatic.add(MailReading.of(body).automatic()));
        assertThat(automatic).containsExactly(false);
        assertThat(MailReading.of(account.bodies().getLast()).automatic()).isTrue();
        assertThat(senders.floods(account.id)).singleElement().satisfies(flood -> {
            assertThat(flood.shown()).isEqualTo("l***@acme.example");
            assertThat(flood.mails()).isEqualTo(senders.most() + 1);
        });
        assertThat(standing.of(account.id)).extracting(Remark::label).containsExactly("mail.read-since", "mail.floods");
    }
}
