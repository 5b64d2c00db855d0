package dev.rapport.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.rapport.cases.CustomerLearnt;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.service.ServiceKinds;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.clocks.Clocks;
import dev.rapport.sla.clocks.KeptClock;
import dev.rapport.sla.clocks.SlaAlarm;
import dev.rapport.sla.clocks.SlaFiring;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import dev.rapport.testing.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class SlaTests {

    private static final SlaFacts URGENT = ticket("urgent", "email");
    private static final SlaFacts ORDINARY = ticket(null, "email");

    @Autowired
    Sla sla;

    @Autowired
    SlaFiring firing;

    @Autowired
    SlaAlarm alarm;

    @Autowired
    Clocks clocks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    DataSource database;

    private final SubjectId subject = SubjectId.next();

    @Test
    void startsTheClocksThatThePolicyNames() {
        var opened = now();
        open(URGENT, opened);

        assertThat(clocks.of(subject))
                .extracting(kept -> kept.promise().target().metric().name())
                .containsExactly("first-response", "resolution");
        assertThat(sla.nextDue(subject)).contains(opened.plusSeconds(1800));
        assertThat(clocks.of(subject).getFirst().promise().rule())
                .isEqualTo("urgent tickets are answered within 30 minutes round the clock and solved in eight hours");
    }

    @Test
    void theFirstReplyEndsFirstResponse() {
        var opened = now();
        open(URGENT, opened);
        sla.record(subject, SlaEvent.of(opened.plusSeconds(60), Kind.AGENT_REPLY));

        assertThat(clockOf("first-response").state()).isEqualTo(SlaClock.State.MET);
        assertThat(clockOf("first-response").elapsedMillis()).isEqualTo(60_000);
        assertThat(clockOf("resolution").dueAt()).isEqualTo(opened.plus(Duration.ofHours(8)));
        assertThat(clockOf("periodic-update").dueAt())
                .isEqualTo(opened.plusSeconds(60).plus(Duration.ofHours(4)));
    }

    @Test
    void everyUnansweredMessageAndEveryAnswerStartsARound() {
        var opened = now();
        open(URGENT, opened);
        record(opened, 60, Kind.AGENT_REPLY);
        record(opened, 120, Kind.CUSTOMER_MESSAGE);
        record(opened, 180, Kind.CUSTOMER_MESSAGE);
        record(opened, 240, Kind.INTERNAL_NOTE);
        record(opened, 300, Kind.AGENT_REPLY);
        record(opened, 360, Kind.CUSTOMER_MESSAGE);

        assertThat(rounds("next-response"))
                .extracting(SlaClock::round, SlaClock::startedAt, SlaClock::stoppedAt)
                .containsExactly(
                        tuple(1, opened.plusSeconds(120), opened.plusSeconds(300)),
                        tuple(2, opened.plusSeconds(360), null));
        assertThat(rounds("periodic-update"))
                .extracting(SlaClock::round, SlaClock::startedAt, SlaClock::stoppedAt)
                .containsExactly(
                        tuple(1, opened.plusSeconds(60), opened.plusSeconds(300)),
                        tuple(2, opened.plusSeconds(300), null));
    }

    @Test
    void aRoundThatIsFoundLaterLeavesTheOthersWhatTheyAre() {
        var opened = now();
        open(URGENT, opened);
        record(opened, 60, Kind.AGENT_REPLY);
        record(opened, 300, Kind.CUSTOMER_MESSAGE);
        var known = kept("next-response").getFirst().id();
        sla.record(
                subject,
                SlaEvent.of(opened.plusSeconds(200), Kind.AGENT_REPLY),
                SlaEvent.of(opened.plusSeconds(100), Kind.CUSTOMER_MESSAGE));

        assertThat(kept("next-response"))
                .extracting(kept -> kept.clock().round(), kept -> kept.clock().startedAt())
                .containsExactly(tuple(1, opened.plusSeconds(100)), tuple(2, opened.plusSeconds(300)));
        assertThat(kept("next-response").getLast().id()).isEqualTo(known);
    }

    @Test
    void mergingStopsAllClocks() {
        var opened = now();
        open(URGENT, opened);
        record(opened, 60, Kind.MERGED);

        assertThat(clocks.of(subject)).hasSize(2).allSatisfy(kept -> {
            assertThat(kept.clock().phase()).isEqualTo(Phase.STOPPED);
            assertThat(kept.clock().elapsedMillis()).isEqualTo(60_000);
        });
        assertThat(sla.nextDue(subject)).isEmpty();
    }

    @Test
    void aRoundIsBreachedForItself() {
        var opened = now().minus(Duration.ofHours(2));
        open(URGENT, opened);
        record(opened, 60, Kind.AGENT_REPLY);
        record(opened, 120, Kind.CUSTOMER_MESSAGE);
        record(opened, 2000, Kind.AGENT_REPLY);
        record(opened, 2100, Kind.CUSTOMER_MESSAGE);
        alarm.tell(subject);

        assertThat(jdbc.sql("select metric || ' ' || round from sla_breach where subject_id = :id order by due_at")
                        .param("id", subject.value())
                        .query(String.class)
                        .list())
                .containsExactly("next-response 1", "next-response 2");
    }

    @Test
    void aCaseThatNoPolicyFitsIsMarked() {
        sla.open(subject, null, SlaFacts.of("unheard-of"), opened(now()), true);

        assertThat(clocks.of(subject)).isEmpty();
        assertThat(jdbc.sql("select has_policy from sla_case where subject_id = :id")
                        .param("id", subject.value())
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void aChangeOfPriorityKeepsPastPauses() {
        var opened = now().minus(Duration.ofHours(2));
        open(URGENT, opened);
        sla.record(subject, pause(opened.plus(Duration.ofMinutes(10))));
        sla.record(subject, SlaEvent.of(opened.plus(Duration.ofMinutes(70)), Kind.RESUMED));
        var before = clockOf("resolution");

        sla.reassess(subject, ticket("urgent", "weibo"));

        assertThat(before.pausedMillis()).isEqualTo(Duration.ofHours(1).toMillis());
        assertThat(clockOf("resolution").pausedMillis()).isEqualTo(before.pausedMillis());
        assertThat(clocks.of(subject).getLast().promise().policy()).isEqualTo("public");
    }

    @Test
    void anotherPromiseReadsTheClocksOnce() {
        open(ORDINARY, now());

        var asked = Statements.of(() -> sla.reassess(subject, URGENT));

        assertThat(asked)
                .filteredOn(said -> said.contains("select * from sla_clock"))
                .hasSize(1);
    }

    /** Commits that notify wait for one another. */
    @Test
    void aChangeOfClocksNotifiesNobodyWithinItsTransaction() {
        open(ORDINARY, now());

        var asked = Statements.of(() -> sla.reassess(subject, URGENT));

        assertThat(asked).isNotEmpty().noneMatch(said -> said.contains("sla_news"));
    }

    @Test
    void tellsOpenScreensOfAChangeAfterItsCommit() throws SQLException, InterruptedException {
        try (var other = database.getConnection();
                var listening = other.createStatement()) {
            listening.execute("listen sla_news");

            open(URGENT, now());

            var heard = other.unwrap(PGConnection.class).getNotifications(10_000);
            listening.execute("unlisten sla_news"); // the connection goes back to the pool
            assertThat(heard).extracting(PGNotification::getName).contains("sla_news");
        }
    }

    @Test
    void enteringAStageStartsItsClock() {
        var facts = SlaFacts.of("opportunity").withTeam("sales-east").withStage("prospecting");
        sla.open(subject, null, facts, opened(now()), true);
        sla.record(subject, new SlaEvent(now(), Kind.STAGE_ENTERED, "prospecting", null, null));
        sla.record(subject, new SlaEvent(now().plusSeconds(5), Kind.STAGE_LEFT, "prospecting", null, null));
        sla.record(subject, new SlaEvent(now().plusSeconds(5), Kind.STAGE_ENTERED, "proposal", null, null));

        assertThat(clockOf("stage-prospecting").phase()).isEqualTo(Phase.STOPPED);
        assertThat(clockOf("stage-proposal").phase()).isEqualTo(Phase.COUNTING);
    }

    /** The application looks for due clocks by itself too, and a case that it holds at that moment is left to it. */
    @Test
    void warnsOnceAndBreachesOnce() {
        open(URGENT, now());
        clock.move(Duration.ofMinutes(25));
        firing.fireDue();
        firing.fireDue();
        await().untilAsserted(() -> assertThat(warnings()).isEqualTo(1));

        clock.move(Duration.ofMinutes(10));
        firing.fireDue();
        firing.fireDue();
        await().untilAsserted(() -> assertThat(breaches()).isEqualTo(1));
        assertThat(warnings()).isEqualTo(1);
    }

    @Test
    void severalCopiesAtOnceTellABreachOnce() throws Exception {
        open(URGENT, now().minus(Duration.ofMinutes(31)));
        try (var copies = Executors.newFixedThreadPool(6)) {
            Callable<Boolean> copy = () -> alarm.tell(subject);
            for (Future<Boolean> done : copies.invokeAll(Collections.nCopies(30, copy))) done.get();
        }
        alarm.tell(subject);
        await().untilAsserted(() -> assertThat(breaches()).isEqualTo(1));
        assertThat(told("SlaBreached")).isEqualTo(1);
    }

    @Test
    void aLongerPolicyMovesTheDueTimeAndKeepsThePastBreach() {
        open(URGENT, now().minus(Duration.ofMinutes(31)));
        alarm.tell(subject);
        sla.reassess(subject, ORDINARY);

        assertThat(clockOf("first-response").state()).isEqualTo(SlaClock.State.RUNNING);
        assertThat(breaches()).isEqualTo(1);
    }

    @Test
    void aCaseWhoseCustomerIsLearntLaterIsServedAsThatCustomerIs(
            @Autowired Customers customers,
            @Autowired SubjectNumbers numbers,
            @Autowired ApplicationEventPublisher events) {
        var customer = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Gold " + subject, null, "gold", null, List.of(), Map.of()));
        var opened = now();
        events.publishEvent(new SubjectOpened(
                Ids.next(),
                subject,
                opened,
                ServiceKinds.TICKET,
                numbers.next(ServiceKinds.TICKET),
                "Cannot log in",
                null,
                null,
                null));
        open(ORDINARY, opened);
        assertThat(kept("first-response").getFirst().promise().policy()).isEqualTo("standard");

        events.publishEvent(new CustomerLearnt(Ids.next(), subject, opened, customer));

        assertThat(kept("first-response").getFirst().promise().policy()).isEqualTo("gold");
    }

    @Test
    void aPausedClockTellsNothing() {
        var opened = now();
        open(URGENT, opened);
        sla.record(subject, SlaEvent.of(opened.plusSeconds(1), Kind.AGENT_REPLY));
        sla.record(subject, pause(opened.plusSeconds(2)));
        clock.move(Duration.ofDays(3));
        alarm.tell(subject);

        assertThat(breaches()).isZero();
        assertThat(sla.nextDue(subject)).isEmpty();
    }

    @Test
    void importedHistoryIsWrittenDownAndNotTold() {
        var owner = UserId.next();
        var opened = Instant.parse("2012-10-09T14:50:17Z");
        var history = List.of(
                SlaEvent.of(opened, Kind.OPENED),
                new SlaEvent(opened.plusSeconds(60), Kind.ASSIGNED, null, owner, "service-l2"),
                SlaEvent.of(Instant.parse("2012-10-25T11:54:26Z"), Kind.AGENT_REPLY),
                SlaEvent.of(Instant.parse("2012-10-25T11:54:26Z"), Kind.SOLVED));
        sla.open(subject, "Case 1", ticket(null, "import"), history, false);
        alarm.tell(subject);

        assertThat(breaches()).isEqualTo(2);
        assertThat(told("SlaBreached")).isZero();
        assertThat(jdbc.sql("select distinct owner_id from sla_breach where subject_id = :id")
                        .param("id", subject.value())
                        .query(UUID.class)
                        .single())
                .isEqualTo(owner.value());
    }

    private void open(SlaFacts facts, Instant at) {
        sla.open(subject, null, facts, opened(at), true);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void record(Instant opened, int seconds, Kind kind) {
        sla.record(subject, SlaEvent.of(opened.plusSeconds(seconds), kind));
    }

    private List<SlaClock> rounds(String metric) {
        return kept(metric).stream().map(KeptClock::clock).toList();
    }

    private List<KeptClock> kept(String metric) {
        return clocks.of(subject).stream()
                .filter(kept -> kept.metric().name().equals(metric))
                .toList();
    }

    private SlaClock clockOf(String metric) {
        return clocks.of(subject).stream()
                .filter(kept -> kept.promise().target().metric().name().equals(metric))
                .findFirst()
                .orElseThrow()
                .clock();
    }

    private long warnings() {
        return jdbc.sql("""
                        select count(*)
                        from sla_warning
                        join sla_clock on sla_clock.id = clock_id
                        where subject_id = :id
                        """).param("id", subject.value()).query(Long.class).single();
    }

    private long breaches() {
        return jdbc.sql("select count(*) from sla_breach where subject_id = :id")
                .param("id", subject.value())
                .query(Long.class)
                .single();
    }

    private long told(String kind) {
        return jdbc.sql("select count(*) from trail where subject_id = :id and kind = :kind")
                .param("id", subject.value())
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    private static SlaEvent pause(Instant at) {
        return new SlaEvent(at, Kind.PAUSED, "customer", null, null);
    }

    private static List<SlaEvent> opened(Instant at) {
        return List.of(SlaEvent.of(at, Kind.OPENED));
    }

    private static SlaFacts ticket(@Nullable String priority, String channel) {
        return SlaFacts.of("ticket").withPriority(priority).withChannel(channel);
    }
}
