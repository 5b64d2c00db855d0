package dev.rapport.sla.recomputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.calendars.CalendarAssignment;
import dev.rapport.sla.calendars.CalendarSheet;
import dev.rapport.sla.calendars.desk.CalendarDesk;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The database ends the connection of a recomputation again and again, as it does when the application dies. */
@DatabaseTest
class InterruptedRecomputationTests {

    private static final int CASES = 2_300;
    private static final int KILLS = 4;

    @Autowired
    CalendarDesk desk;

    @Autowired
    Sla sla;

    @Autowired
    Recomputations recomputations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Colleagues colleagues;

    private final String name = "k-" + UUID.randomUUID().toString().substring(0, 8);
    private final Instant opened = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private Person manager;

    @BeforeEach
    void join() {
        manager = colleagues.join(null, Role.MANAGER);
    }

    @Test
    void everyClockIsComputedOnceAndEveryMoveIsWrittenDownOnce() {
        var team = colleagues.newTeam();
        colleagues.as(manager, () -> desk.create(sheet(), null));
        colleagues.as(manager, () -> desk.assign(CalendarAssignment.Kind.TEAM, team, name));
        await().until(() -> recomputations.underWay().isEmpty());
        transactions.executeWithoutResult(status -> {
            for (var i = 0; i < CASES; i++) open(team);
        });
        var dueBefore = dueTimes();

        colleagues.as(manager, () -> desk.save(closedTomorrow(), 1, null));
        var kills = killedWhileAtWork();

        var last = recomputations.last(Recomputation.Kind.CALENDAR, name).orElseThrow();
        assertThat(kills).isEqualTo(KILLS);
        assertThat(last.total()).isEqualTo(CASES);
        assertThat(last.done()).isEqualTo(CASES);
        assertThat(last.later()).isEqualTo(dueBefore.size());
        var changedAt = colleagues.as(manager, () -> desk.open(name)).changedAt();
        var expected = closedTomorrow().calendar().since(changedAt, sheet().calendar());
        assertThat(jdbc.sql("""
                        select distinct started_at, target_seconds, due_at
                        from sla_clock
                        where calendar = :name
                        """).param("name", name).query().listOfRows())
                .allSatisfy(row -> assertThat(((java.sql.Timestamp) row.get("due_at")).toInstant())
                        .isEqualTo(expected.after(
                                        ((java.sql.Timestamp) row.get("started_at")).toInstant(),
                                        ((Number) row.get("target_seconds")).longValue() * 1000)
                                .orElseThrow()));
        assertThat(jdbc.sql("""
                        select entries, count(*) as cases
                        from (
                            select count(*) filter (where l.kind = 'due-changed') as entries
                            from (select distinct subject_id from sla_clock where calendar = :name) as k
                            join sla_ledger l on l.chain = 'subject:' || k.subject_id
                            group by k.subject_id
                        ) as counted
                        group by entries
                        """).param("name", name).query().listOfRows())
                .containsExactly(Map.of("entries", 1L, "cases", (long) CASES));
    }

    /** Ends the connection in the middle of a page, until it was done so often; then lets it go on to the end. */
    private int killedWhileAtWork() {
        var kills = new AtomicInteger();
        await().atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    if (kills.get() < KILLS) kills.addAndGet(kill());
                    return kills.get() >= KILLS || recomputations.underWay().isEmpty();
                });
        await().atMost(Duration.ofMinutes(2))
                .until(() -> recomputations.underWay().isEmpty());
        return kills.get();
    }

    private int kill() {
        return jdbc.sql("""
                        select pg_terminate_backend(l.pid)
                        from pg_locks l
                        where l.relation = cast('sla_case' as regclass)
                            and l.mode = 'RowShareLock'
                            and l.pid in (
                                select pid
                                from pg_locks
                                where relation = cast('clock_recomputation' as regclass)
                                    and mode = 'RowShareLock')
                            and l.pid <> pg_backend_pid()
                        """).query(Boolean.class).list().size();
    }

    private List<Instant> dueTimes() {
        return jdbc.sql("select due_at from sla_clock where calendar = :name")
                .param("name", name)
                .query((row, number) -> row.getTimestamp("due_at").toInstant())
                .list();
    }

    private void open(String team) {
        sla.open(
                SubjectId.next(),
                null,
                SlaFacts.of("ticket").withChannel("email").withTeam(team),
                List.of(SlaEvent.of(opened, Kind.OPENED)),
                true);
    }

    private CalendarSheet closedTomorrow() {
        var today = opened.atOffset(ZoneOffset.UTC).toLocalDate();
        return sheet().closed(today, null).closed(today.plusDays(1), null);
    }

    private CalendarSheet sheet() {
        var week = Stream.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
                .collect(java.util.stream.Collectors.toMap(day -> day, day -> List.of(List.of("00:00", "24:00"))));
        return new CalendarSheet(name, "UTC", week, List.of(), List.of());
    }
}
