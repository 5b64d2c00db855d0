package dev.rapport.sla.clocks;

import static dev.rapport.sla.LadderEntry.Kind.PASSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.platform.SubjectId;
import dev.rapport.sla.LadderEntry;
import dev.rapport.sla.LadderLog;
import dev.rapport.sla.LadderOver;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaBreached;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Steps come in the business time of their clock: tickets of high priority are solved within 8 hours, China's office. */
@DatabaseTest
@RecordApplicationEvents
class LadderTests {

    private static final SlaFacts HIGH =
            SlaFacts.of("ticket").withPriority("high").withChannel("email");
    private static final String FRIDAY = "2026-11-20T";
    private static final String MONDAY = "2026-11-23T";

    @Autowired
    Sla sla;

    @Autowired
    SlaAlarm alarm;

    @Autowired
    Clocks clocks;

    @Autowired
    LadderLog ladder;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    ApplicationEvents events;

    private final SubjectId subject = SubjectId.next();

    @BeforeEach
    void openedOnFridayAfternoon() {
        clock.moveTo(china(FRIDAY + "14:00"));
        sla.open(subject, null, HIGH, List.of(SlaEvent.of(china(FRIDAY + "14:00"), Kind.OPENED)), true);
        sla.record(subject, SlaEvent.of(china(FRIDAY + "14:00"), Kind.AGENT_REPLY));
    }

    @Test
    void comeInBusinessTimeOverAWeekendWithAPauseInBetween() {
        pausedOnFridayFromThreeToFour();

        tellAt("2026-11-24T12:00");

        assertThat(steps())
                .extracting(LadderEntry::step, LadderEntry::metric)
                .containsExactly(
                        step("remind the owner"),
                        step("tell the team lead"),
                        step("call the next level"),
                        step("call management"));
        assertThat(clocks.of(subject).getLast().clock().dueAt()).isEqualTo(china(MONDAY + "15:00"));
        assertThat(steps().getFirst().reachedAt()).isEqualTo(china(MONDAY + "13:24"));
    }

    @Test
    void eachComesAtItsOwnMoment() {
        pausedOnFridayFromThreeToFour();

        tellAt(MONDAY + "13:23");
        assertThat(steps()).isEmpty();
        assertThat(nextFire()).isEqualTo(china(MONDAY + "13:24"));
        tellAt(MONDAY + "13:25");
        assertThat(nextFire()).isEqualTo(china(MONDAY + "14:12"));
        tellAt(MONDAY + "14:13");
        tellAt(MONDAY + "15:01");
        assertThat(nextFire()).isEqualTo(china("2026-11-24T10:00"));

        assertThat(steps())
                .extracting(LadderEntry::reachedAt)
                .containsExactly(china(MONDAY + "13:24"), china(MONDAY + "14:12"), china(MONDAY + "15:00"));
    }

    @Test
    void thatCameBeforeTheClockHadALadderAreNotedAndNotTold() {
        hasALadderFrom(MONDAY + "13:00");

        tellAt("2026-11-24T12:00");

        assertThat(steps())
                .filteredOn(entry -> entry.outcomes().stream().anyMatch(outcome -> outcome.kind() == PASSED))
                .extracting(LadderEntry::step)
                .containsExactly("remind the owner");
        assertThat(jdbc.sql("select step from escalation_step where clock_id = :clock order by reached_at")
                        .param("clock", resolution())
                        .query(String.class)
                        .list())
                .containsExactly("tell the team lead", "call the next level", "call management");
    }

    @Test
    void waitWhileTheClockWaits() {
        sla.record(subject, new SlaEvent(china(FRIDAY + "15:00"), Kind.PAUSED, "vendor", null, null));

        tellAt("2026-11-27T12:00");

        assertThat(steps()).isEmpty();
    }

    @Test
    void areToldOnceWithSeveralCopiesAndAfterARestart() throws Exception {
        clock.moveTo(china("2026-11-24T12:00"));
        try (var copies = Executors.newFixedThreadPool(3)) {
            Callable<Boolean> copy = () -> alarm.tell(subject);
            for (Future<Boolean> done : copies.invokeAll(Collections.nCopies(30, copy))) done.get();
        }
        jdbc.sql("update sla_clock set next_fire = started_at where subject_id = :subject")
                .param("subject", subject.value())
                .update();
        tellAt("2026-11-24T12:01");

        assertThat(steps())
                .extracting(LadderEntry::step)
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    void beginAnewForAnotherDueTime() {
        tellAt(MONDAY + "11:30");
        assertThat(steps()).extracting(LadderEntry::step).containsExactly("remind the owner");

        sla.reassess(subject, SlaFacts.of("ticket").withChannel("email"));
        assertThat(events.stream(LadderOver.class).filter(over -> over.clock().equals(resolution())))
                .singleElement()
                .satisfies(over -> assertThat(over.dueAt()).isAfter(china(MONDAY + "18:00")));
        tellAt("2026-11-26T12:00");

        assertThat(steps())
                .filteredOn(entry -> entry.step().equals("remind the owner"))
                .extracting(LadderEntry::dueAt)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void areOverWhenTheCaseIsSolved() {
        tellAt(MONDAY + "11:30");

        sla.record(subject, SlaEvent.of(china(MONDAY + "11:31"), Kind.SOLVED));
        tellAt("2026-11-24T12:00");

        assertThat(steps()).hasSize(1);
        assertThat(events.stream(LadderOver.class).filter(over -> over.subject().equals(subject)))
                .isNotEmpty()
                .allSatisfy(over -> assertThat(over.dueAt()).isNull());
    }

    @Test
    void areToldByTheLadderAndNotByTheWarningToo() {
        tellAt("2026-11-24T12:00");

        assertThat(events.stream(SlaBreached.class).filter(one -> one.subject().equals(subject)))
                .allSatisfy(one -> assertThat(one.told()).isEmpty());
    }

    @Test
    void cannotBeChanged() {
        tellAt(MONDAY + "11:30");
        for (var statement : List.of("delete from sla_ladder_step", "update sla_ladder_outcome set outcome = 'x'"))
            assertThatThrownBy(() -> jdbc.sql(statement).update())
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
    }

    private void pausedOnFridayFromThreeToFour() {
        sla.record(
                subject,
                new SlaEvent(china(FRIDAY + "15:00"), Kind.PAUSED, "vendor", null, null),
                SlaEvent.of(china(FRIDAY + "16:00"), Kind.RESUMED));
    }

    private void hasALadderFrom(String time) {
        jdbc.sql("update sla_clock set ladder_from = :time where subject_id = :subject")
                .param("time", china(time).atOffset(ZoneOffset.UTC))
                .param("subject", subject.value())
                .update();
    }

    /** Until nothing is left to tell; the application itself looks for due clocks too. */
    private void tellAt(String time) {
        clock.moveTo(china(time));
        await().until(() -> {
            alarm.tell(subject);
            var next = nextFire();
            return next == null || !next.isBefore(clock.instant());
        });
    }

    /** Of the resolution; the regular update has a ladder as well. */
    private List<LadderEntry> steps() {
        return ladder.of(subject).stream()
                .filter(entry -> entry.metric().equals("resolution"))
                .toList();
    }

    private UUID resolution() {
        return clocks.of(subject).getLast().id();
    }

    private Instant nextFire() {
        return clocks.of(subject).getLast().nextFire();
    }

    private static org.assertj.core.groups.Tuple step(String name) {
        return org.assertj.core.groups.Tuple.tuple(name, "resolution");
    }

    private static Instant china(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
