package dev.rapport.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.contact.PostForTests;
import dev.rapport.escalation.StepPlan.Whether;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Texts;
import dev.rapport.sla.LadderEntry.Action;
import dev.rapport.sla.LadderLog;
import dev.rapport.sla.LadderStepReached;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaFacts;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MailServer;
import dev.rapport.testing.MailServer.Mood;
import dev.rapport.testing.MovableClock;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** E-mails go to a real server, in the language of whoever gets them, and outlive one that does not answer. */
@DatabaseTest
class StepMailTests {

    private static final String METRIC = "first-response";
    private static final String STEP = "call the next level";

    @Autowired
    StepLetters letters;

    @Autowired
    DueSteps steps;

    @Autowired
    Staff staff;

    @Autowired
    Texts texts;

    @Autowired
    LadderLog log;

    @Autowired
    Sla sla;

    @Autowired
    Colleagues colleagues;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private final SubjectId subject = SubjectId.next();
    private final String number = "T-" + Math.abs(subject.value().getLeastSignificantBits());
    private final UUID step = UUID.randomUUID();
    private MailServer server;
    private PostForTests post;
    private StepMail mail;

    @BeforeEach
    void aStepAndAServer() throws IOException {
        server = new MailServer();
        post = PostForTests.byMail(jdbc, transactions, clock, server, letters);
        mail = new StepMail(post.sending(), staff, texts, jdbc, clock, "https://crm.acme.example/");
        reached();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void arriveWithNumberDueTimeReasonAndLink() throws Exception {
        tell("en");
        post.sendDue();

        var got = onlyOne();
        assertThat(got.getSubject()).isEqualTo(number + ": First response – call the next level");
        assertThat(got.getFrom()).singleElement().hasToString("rapport@acme.example");
        assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(got.getContent().toString())
                .contains("First response of " + number + " is late: it was due")
                .contains("Why you are told: the next level is asked for help.")
                .contains("https://crm.acme.example/cases/" + number);
    }

    @Test
    void speakChinese() throws Exception {
        tell("zh-CN");
        post.sendDue();

        assertThat(onlyOne().getSubject()).isEqualTo(number + "：首次响应 – 请下一级介入");
        assertThat(onlyOne().getContent().toString()).contains("已超时").contains("告知原因：请下一级协助");
    }

    @Test
    void waitForAServerThatSaysNothing() {
        server.be(Mood.SILENT);
        tell("en");
        post.sendDue();
        server.be(Mood.TAKES);
        post.sendDue();
        assertThat(server.taken()).as("asked again after a while only").isEmpty();

        clock.move(Duration.ofMinutes(2));
        post.sendDue();

        assertThat(server.taken()).hasSize(1);
        assertThat(waiting()).isZero();
    }

    @Test
    void areGivenUpAfterADay() {
        server.be(Mood.SILENT);
        tell("en");
        clock.move(Duration.ofHours(25));

        post.sendDue();

        await().until(() -> waiting() == 0); // the application's own queue gives up old mails as well
        assertThat(missing()).containsExactly("mail-not-taken");
    }

    @Test
    void areNotSentAgainToAnAddressThatIsRefused() {
        server.be(Mood.REFUSES);
        tell("en");

        post.sendDue();

        assertThat(waiting()).isZero();
        assertThat(missing()).containsExactly("mail-not-taken");
    }

    private void tell(String language) {
        var person = reader(language);
        var action = new Action("tell.next-level", "yes", "rule", 1, "the next level is asked for help | 请下一级协助");
        var plan = new StepPlan(
                Whether.ACT,
                List.of(action),
                List.of(person.id().value()),
                List.of(),
                null,
                false,
                null,
                null,
                false,
                null);
        clock.move(Duration.ofMinutes(1));
        transactions.executeWithoutResult(status -> mail.send(steps.locked(step).getLast(), plan));
    }

    private Person reader(String language) {
        var person = colleagues.join(null, Role.SERVICE);
        jdbc.sql("update app_user set email = 'somebody@acme.example', locale = :locale where id = :id")
                .param("locale", language)
                .param("id", person.id().value())
                .update();
        return person;
    }

    private void reached() {
        jdbc.sql("insert into subject (id, kind, number, title, opened_at) values (:id, 'TICKET', :number, '', now())")
                .param("id", subject.value())
                .param("number", number)
                .update();
        var facts = SlaFacts.of("ticket").withPriority("high").withChannel("email");
        sla.open(subject, null, facts, List.of(SlaEvent.of(clock.instant(), SlaEvent.Kind.OPENED)), true);
        var reached = new LadderStepReached(
                step, UUID.randomUUID(), subject, METRIC, "ticket", STEP, clock.instant(), clock.instant());
        steps.add(reached, step);
        jdbc.sql("""
                        insert into sla_ladder_step
                            (id, clock_id, step, due_at, subject_id, metric, ladder, rule, rule_version, reached_at, told_at)
                        values (:id, :clock, :step, now(), :subject, :metric, 'ticket', 'rule', 1, now(), now())
                        """)
                .param("id", step)
                .param("clock", reached.clock())
                .param("step", STEP)
                .param("subject", subject.value())
                .param("metric", METRIC)
                .update();
    }

    private MimeMessage onlyOne() throws Exception {
        assertThat(server.taken()).hasSize(1);
        return new MimeMessage(
                null, new ByteArrayInputStream(server.taken().getFirst().getBytes(StandardCharsets.UTF_8)));
    }

    private int waiting() {
        return jdbc.sql("select count(*) from outgoing where about = :step")
                .param("step", step)
                .query(Integer.class)
                .single();
    }

    private List<String> missing() {
        return log.of(subject).stream()
                .flatMap(entry -> entry.outcomes().stream())
                .map(outcome -> String.valueOf(outcome.missing()))
                .toList();
    }
}
