package dev.rapport.sla.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Metric;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaClock;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.calendars.CalendarAssignment.Kind;
import dev.rapport.sla.calendars.desk.CalendarDesk;
import dev.rapport.sla.clocks.Clocks;
import dev.rapport.sla.recomputation.Recomputations;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class CalendarDeskTests {

    private static final SlaFacts TICKET = SlaFacts.of("ticket").withChannel("email");

    @Autowired
    CalendarDesk desk;

    @Autowired
    Sla sla;

    @Autowired
    Clocks clocks;

    @Autowired
    Recomputations recomputations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Colleagues colleagues;

    private final String name = "c-" + UUID.randomUUID().toString().substring(0, 8);
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private Person manager;

    @BeforeEach
    void join() {
        manager = colleagues.join(null, Role.MANAGER);
    }

    @Test
    void aHolidayAddedLaterMovesOpenClocksAndOneTakenAwayMovesThemBack() {
        create();
        var team = assignedTeam();
        var subject = ticket(team);
        var due = due(subject);

        var closed = save(sheet().closed(due.atOffset(ZoneOffset.UTC).toLocalDate(), "Founders' day"), 1);
        settled();
        assertThat(due(subject)).isEqualTo(due.plus(1, ChronoUnit.DAYS));
        var started = due.minus(Duration.ofDays(1));
        var reminded =
                closed.sheet().calendar().after(started, Duration.ofDays(1).toMillis() * 8 / 10);
        assertThat(jdbc.sql("select next_fire from sla_clock where subject_id = :id and metric = 'resolution'")
                        .param("id", subject.value())
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(reminded.orElseThrow());

        save(sheet(), closed.version());
        settled();
        assertThat(due(subject)).isEqualTo(due);
        var last = colleagues.as(manager, () -> desk.open(name)).recomputation();
        assertThat(last).isNotNull();
        assertThat(last.done()).isEqualTo(1);
        assertThat(last.earlier()).isGreaterThan(0);
        assertThat(last.later()).isZero();
    }

    @Test
    void pastBreachesAndPausesStay() {
        create();
        var team = assignedTeam();
        var opened = now().minus(10, ChronoUnit.DAYS);
        var subject = SubjectId.next();
        sla.open(subject, null, facts(team), List.of(SlaEvent.of(opened, SlaEvent.Kind.OPENED)), true);
        sla.record(subject, new SlaEvent(opened.plusSeconds(60), SlaEvent.Kind.PAUSED, "customer", null, null));
        sla.record(subject, SlaEvent.of(opened.plusSeconds(3660), SlaEvent.Kind.RESUMED));
        await().untilAsserted(() -> assertThat(breaches(subject)).isEqualTo(2));

        save(sheet().closed(today.minusDays(300), null), 1);
        settled();

        assertThat(breaches(subject)).isEqualTo(2);
        assertThat(clock(subject).pausedMillis()).isEqualTo(3_600_000);
    }

    @Test
    void manyCasesAreComputedInPagesAndClocksThatStoppedStay() {
        create();
        var team = assignedTeam();
        var many = new ArrayList<SubjectId>();
        transactions.executeWithoutResult(status -> {
            for (var i = 0; i < 1_100; i++) many.add(ticket(team));
        });
        var solved = ticket(team);
        sla.record(solved, SlaEvent.of(now(), SlaEvent.Kind.AGENT_REPLY), SlaEvent.of(now(), SlaEvent.Kind.SOLVED));
        var due = due(many.getFirst());
        var dueOfSolved = due(solved);

        save(sheet().closed(due.atOffset(ZoneOffset.UTC).toLocalDate(), null), 1);
        settled();

        var last = colleagues.as(manager, () -> desk.open(name)).recomputation();
        assertThat(last).isNotNull();
        assertThat(last.total()).isEqualTo(1_100);
        assertThat(last.done()).isEqualTo(1_100);
        assertThat(last.later()).isGreaterThanOrEqualTo(1_100);
        assertThat(due(many.getLast())).isAfter(due);
        assertThat(due(solved)).isEqualTo(dueOfSolved);
    }

    /** Whoever counted by the old calendar in a transaction of its own is waited for. */
    @Test
    void aCaseThatIsBeingOpenedMeanwhileIsNotForgotten() {
        create();
        var team = assignedTeam();
        var subject = transactions.execute(status -> {
            var opened = ticket(team);
            var elsewhere = Thread.ofPlatform()
                    .start(() ->
                            colleagues.as(manager, () -> desk.save(sheet().closed(today.plusDays(1), null), 1, null)));
            join(elsewhere);
            return opened;
        });
        settled();

        var expected = sheet().closed(today.plusDays(1), null).calendar();
        var clock = clock(java.util.Objects.requireNonNull(subject));
        assertThat(clock.dueAt())
                .isEqualTo(expected.after(clock.startedAt(), 86_400_000L).orElseThrow());
    }

    @Test
    void twoWhoChangeTheSameVersionAreToldOfEachOther() {
        create();
        save(sheet().closed(today, null), 1);

        assertThatThrownBy(() -> save(sheet().closed(today.plusDays(3), null), 1))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
                    assertThat(refused.arguments()).containsExactly(manager.name(), 2);
                });
    }

    @Test
    void anEarlierVersionCanBeBroughtBackAndAllAreKept() {
        create();
        save(sheet().closed(today, "Party"), 1);

        var back = colleagues.as(manager, () -> desk.restore(name, 1, 2, "Party called off"));

        assertThat(back.version()).isEqualTo(3);
        assertThat(back.sheet()).isEqualTo(sheet().checked());
        assertThat(colleagues.as(manager, () -> desk.history(name)))
                .satisfiesExactly(
                        third -> assertThat(third.note()).isEqualTo("Party called off"),
                        second -> assertThat(second.sheet().names()).containsEntry(today, "Party"),
                        first -> assertThat(first.by()).isEqualTo(manager.id()));
    }

    @Test
    void saysBeforehandWhatAChangeWouldDo() {
        create();
        var team = assignedTeam();
        var subject = ticket(team);
        var due = due(subject);

        var effect = colleagues.as(
                manager,
                () -> desk.effect(sheet().closed(due.atOffset(ZoneOffset.UTC).toLocalDate(), null)));

        assertThat(effect.clocks()).isEqualTo(2).isEqualTo(effect.looked());
        assertThat(effect.earlier() + effect.breaching()).isZero();
        assertThat(effect.later()).isGreaterThan(0);
        assertThat(due(subject)).isEqualTo(due);
    }

    @Test
    void theMostSpecialAssignmentCounts() {
        create();
        var other = name + "-2";
        colleagues.as(manager, () -> desk.create(sheet().called(other), null));
        var team = assignedTeam();
        var customer = customer("Wakanda " + name);
        var subject = ticket(team, customer);
        assertThat(calendar(subject)).isEqualTo(name);

        colleagues.as(manager, () -> desk.assign(Kind.CUSTOMER, customer.toString(), other));
        settled();
        assertThat(calendar(subject)).isEqualTo(other);

        colleagues.as(manager, () -> desk.unassign(Kind.CUSTOMER, customer.toString()));
        colleagues.as(manager, () -> desk.unassign(Kind.TEAM, team));
        settled();
        assertThat(calendar(subject)).isEqualTo("cn-office");

        colleagues.as(manager, () -> desk.assign(Kind.REGION, "Wakanda " + name, other));
        settled();
        assertThat(calendar(subject)).isEqualTo(other);
    }

    @Test
    void whoMayNotWriteIsRefused() {
        create();
        var agent = colleagues.join(null, Role.SERVICE);
        var auditor = colleagues.join(null, Role.AUDITOR);
        assertThat(colleagues.as(auditor, () -> desk.open(name)).version()).isEqualTo(1);
        for (var person : List.of(agent, auditor)) {
            refused(person, () -> desk.save(sheet(), 1, null));
            refused(person, () -> desk.create(sheet().called(name + "x"), null));
            refused(person, () -> desk.restore(name, 1, 1, null));
            refused(person, () -> desk.effect(sheet()));
            refused(person, () -> desk.assign(Kind.REGION, "Mars", name));
            refused(person, () -> desk.unassign(Kind.REGION, "Mars"));
        }
        refused(agent, () -> desk.all());
        refused(agent, () -> desk.open(name));
        refused(agent, () -> desk.history(name));
        refused(agent, () -> desk.assignments());
        refused(agent, () -> desk.underWay());
    }

    @Test
    void whatIsNoCalendarIsRefused() {
        var monday = Map.of("MON", List.of(List.of("09:00", "12:00"), List.of("11:00", "18:00")));
        invalid(sheet().called("No name"), "sla.bad-calendar-name");
        invalid(sheet().in("Mars/Olympus"), "sla.bad-zone");
        invalid(sheet().weekly(Map.of()), "sla.never-open");
        invalid(sheet().weekly(monday), "sla.shifts-overlap");
        invalid(sheet().weekly(Map.of("MON", List.of(List.of("9", "12:00")))), "sla.bad-time");
    }

    private void invalid(CalendarSheet sheet, String key) {
        assertThatThrownBy(() -> colleagues.as(manager, () -> desk.create(sheet, null)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }

    private void refused(Person person, Runnable deed) {
        assertThatThrownBy(() -> colleagues.as(person, deed))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_ALLOWED));
    }

    private CalendarSheet sheet() {
        var day = List.of(List.of("00:00", "24:00"));
        var week = Map.of("MON", day, "TUE", day, "WED", day, "THU", day, "FRI", day, "SAT", day, "SUN", day);
        return new CalendarSheet(name, "UTC", week, List.of(), List.of());
    }

    private void create() {
        colleagues.as(manager, () -> desk.create(sheet(), "first"));
    }

    private CalendarDesk.Opened save(CalendarSheet sheet, int version) {
        return colleagues.as(manager, () -> desk.save(sheet, version, null));
    }

    private String assignedTeam() {
        var team = colleagues.newTeam();
        colleagues.as(manager, () -> desk.assign(Kind.TEAM, team, name));
        settled();
        return team;
    }

    private void settled() {
        await().untilAsserted(() -> assertThat(recomputations.underWay()).isEmpty());
    }

    private SubjectId ticket(String team) {
        return ticket(team, null);
    }

    private SubjectId ticket(String team, @Nullable UUID customer) {
        var subject = SubjectId.next();
        if (customer != null)
            jdbc.sql("""
                            insert into subject (id, kind, number, title, customer_id, opened_at)
                            values (:id, 'TICKET', :number, 'A ticket', :customer, clock_timestamp())
                            """)
                    .param("id", subject.value())
                    .param("number", "X-" + subject)
                    .param("customer", customer)
                    .update();
        sla.open(subject, null, facts(team), List.of(SlaEvent.of(now(), SlaEvent.Kind.OPENED)), true);
        return subject;
    }

    private UUID customer(String region) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into customer (id, kind, name, name_key, tier, lifecycle, created_at)
                        values (:id, 'ORGANISATION', 'W', 'w', 'standard', 'PROSPECT', clock_timestamp())
                        """).param("id", id).update();
        jdbc.sql("insert into customer_fact (customer_id, name, value) values (:id, 'region', :region)")
                .param("id", id)
                .param("region", region)
                .update();
        return id;
    }

    private static SlaFacts facts(String team) {
        return SlaFacts.of(TICKET.caseType()).withChannel("email").withTeam(team);
    }

    private SlaClock clock(SubjectId subject) {
        return clocks.of(subject).stream()
                .filter(kept -> kept.promise().target().metric().equals(Metric.RESOLUTION))
                .findFirst()
                .orElseThrow()
                .clock();
    }

    private Instant due(SubjectId subject) {
        return java.util.Objects.requireNonNull(clock(subject).dueAt());
    }

    private String calendar(SubjectId subject) {
        return clocks.of(subject).getFirst().promise().calendar();
    }

    private int breaches(SubjectId subject) {
        return jdbc.sql("select count(*) from sla_breach where subject_id = :id")
                .param("id", subject.value())
                .query(Integer.class)
                .single();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
