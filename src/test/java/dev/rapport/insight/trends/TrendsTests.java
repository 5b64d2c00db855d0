package dev.rapport.insight.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Role;
import dev.rapport.insight.breaches.BreachRate;
import dev.rapport.insight.breaches.BreachRemark.Cause;
import dev.rapport.insight.breaches.BreachRemarks;
import dev.rapport.insight.trends.TrendFigures.Kept;
import dev.rapport.insight.trends.TrendFigures.Times;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class TrendsTests {

    private static final LocalDate MONDAY = LocalDate.of(2024, 3, 4);
    private static final Instant MORNING = Instant.parse("2024-03-04T02:00:00Z");

    @Autowired
    Trends trends;

    @Autowired
    TrendRound round;

    @Autowired
    Sla sla;

    @Autowired
    BreachRemarks remarks;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private String team;

    @BeforeEach
    void ownTeam() {
        team = colleagues.newTeam();
    }

    @Test
    void aWeeksFiguresAreThoseOfAPlainQuery() {
        var random = new Random(7);
        for (var i = 0; i < 60; i++) {
            var opened = MORNING.plus(Duration.ofMinutes(random.nextInt(7 * 24 * 60)));
            var log = new ArrayList<SlaEvent>();
            log.add(SlaEvent.of(opened, Kind.OPENED));
            var at = opened;
            if (random.nextInt(10) > 0)
                log.add(SlaEvent.of(at = at.plusSeconds(random.nextInt(40_000)), Kind.AGENT_REPLY));
            if (random.nextBoolean())
                log.add(new SlaEvent(
                        at = at.plusSeconds(random.nextInt(40_000)),
                        Kind.PAUSED,
                        random.nextBoolean() ? "customer" : "vendor",
                        null,
                        null));
            if (random.nextInt(10) > 1) log.add(SlaEvent.of(at.plusSeconds(random.nextInt(400_000)), Kind.SOLVED));
            open(log);
        }
        var week = week();

        await().untilAsserted(() -> {
            while (round.compute()) {}
            assertThat(trends.kept(week)).singleElement().isEqualTo(plain());
        });
        assertThat(plain().rate().breaches()).isPositive();
        assertThat(Times.sum(trends.times(week)).total()).isEqualTo(number("""
                        select count(*)
                        from sla_clock k
                        join sla_case c on c.subject_id = k.subject_id
                        where c.team = :team and stopped_at >= :from and stopped_at < :until and not k.unanswered
                        """));
        var pauses = trends.pauses(week).getFirst();
        assertThat(pauses.paused()).isPositive();
        assertThat(pauses.byReason().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(pauses.paused());
        assertThat(pauses.byReason()).containsOnlyKeys("customer", "vendor");
    }

    @Test
    void anExcusedBreachCountsAsSuchAtOnce() {
        var subject = open(List.of(SlaEvent.of(MORNING, Kind.OPENED), SlaEvent.of(later(30), Kind.SOLVED)));
        var first = await().until(
                        () -> computed(),
                        kept -> kept.size() == 1 && kept.getFirst().rate().breaches() > 0);
        assertThat(first.getFirst().rate().excused()).isZero();

        var breach = jdbc.sql("select id from sla_breach where subject_id = :subject order by due_at limit 1")
                .param("subject", subject.value())
                .query(UUID.class)
                .single();
        colleagues.as(
                colleagues.join(null, Role.MANAGER),
                () -> remarks.add(breach, Cause.SYSTEM_FAILURE, true, "the mail server was down"));

        await().untilAsserted(
                        () -> assertThat(computed().getFirst().rate().excused()).isOne());
    }

    @Test
    void handOversGoToWhoeverHoldsTheCaseAndBreachesStayWithWhoeverDid() {
        var subject = open(List.of(
                SlaEvent.of(MORNING, Kind.OPENED),
                assigned(MORNING.plusSeconds(60)),
                assigned(MORNING.plusSeconds(120))));
        await().untilAsserted(() -> {
            assertThat(computed().getFirst().rate().breaches()).isPositive();
            assertThat(trends.handOvers(week()).getFirst().cases()).containsExactlyEntriesOf(Map.of(1, 1L));
        });
        var breaches = trends.kept(week()).getFirst().rate().breaches();
        var other = colleagues.newTeam();

        sla.record(
                subject,
                new SlaEvent(
                        later(1),
                        Kind.ASSIGNED,
                        null,
                        UserId.of(UUID.randomUUID().toString()),
                        other));

        await().untilAsserted(() -> {
            assertThat(computed().getFirst().rate().breaches()).isEqualTo(breaches);
            assertThat(trends.handOvers(week())).isEmpty();
        });
        team = other;
        assertThat(trends.handOvers(week()).getFirst().mean()).isEqualTo(2);
    }

    @Test
    void aRebuildGivesTheSameFigures() {
        open(List.of(SlaEvent.of(MORNING, Kind.OPENED), SlaEvent.of(later(1), Kind.SOLVED)));
        var before = await().until(() -> computed(), kept -> !kept.isEmpty());
        jdbc.sql(
                        "delete from day_figure using day_dimension d where d.id = dimension_id and d.dimensions ->> 'team' = :team")
                .param("team", team)
                .update();

        colleagues.as(colleagues.join(null, Role.ADMIN), () -> trends.rebuild());

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(computed()).isEqualTo(before));
    }

    @Test
    void whatWasCountedByAnEarlierDefinitionIsCountedAgain() {
        open(List.of(SlaEvent.of(MORNING, Kind.OPENED), SlaEvent.of(later(1), Kind.SOLVED)));
        var before = await().until(() -> computed(), kept -> !kept.isEmpty());
        jdbc.sql(
                        "update day_figure set numerator = numerator + 1 from day_dimension d where d.id = dimension_id and d.dimensions ->> 'team' = :team")
                .param("team", team)
                .update();

        jdbc.sql("update sla_trend_state set definitions = 'kept 0'").update();

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(computed()).isEqualTo(before));
    }

    @Test
    void othersThanManagersAndAuditorsAreRefused() {
        colleagues.as(colleagues.join(null, Role.SERVICE), () -> {
            assertThatThrownBy(() -> trends.kept(week())).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> trends.times(week())).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> trends.pauses(week())).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> trends.handOvers(week())).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> trends.steps(week(), "ticket")).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> trends.choices(week())).isInstanceOf(Refused.class);
        });
        colleagues.as(colleagues.join(null, Role.MANAGER), () -> {
            assertThat(trends.kept(week())).isEmpty();
            assertThatThrownBy(() -> trends.rebuild()).isInstanceOf(Refused.class);
        });
    }

    @Test
    void yearsWithoutEndAreRefused() {
        assertThatThrownBy(() -> TrendFilter.between(MONDAY, MONDAY.plusYears(3)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> TrendFilter.between(MONDAY, MONDAY.minusDays(1)))
                .isInstanceOf(Refused.class);
    }

    private List<Kept> computed() {
        while (round.compute()) {}
        return trends.kept(week());
    }

    private TrendFilter week() {
        return new TrendFilter(MONDAY, MONDAY.plusDays(6), Period.WEEK, team, null, null, null, null);
    }

    private Kept plain() {
        return new Kept(
                MONDAY,
                new BreachRate(
                        number(
                                "select count(*) from sla_breach where team = :team and due_at >= :from and due_at < :until"),
                        0,
                        number("""
                                select count(*)
                                from sla_clock k
                                join sla_case c on c.subject_id = k.subject_id
                                where c.team = :team
                                    and k.breached_at is null
                                    and not k.unanswered
                                    and stopped_at >= :from
                                    and stopped_at < :until
                                """),
                        number("""
                                select count(*)
                                from sla_clock k
                                join sla_case c on c.subject_id = k.subject_id
                                where c.team = :team
                                    and k.breached_at is null
                                    and k.unanswered
                                    and stopped_at >= :from
                                    and stopped_at < :until
                                """)),
                number("""
                        select count(*)
                        from sla_clock k
                        join sla_case c on c.subject_id = k.subject_id
                        where c.team = :team
                            and k.breached_at is null
                            and stopped_at is null
                            and opened_at >= :from
                            and opened_at < :until
                        """));
    }

    private long number(String question) {
        var zone = round.zone();
        return jdbc.sql(question)
                .param("team", team)
                .param("from", MONDAY.atStartOfDay(zone).toOffsetDateTime())
                .param("until", MONDAY.plusDays(7).atStartOfDay(zone).toOffsetDateTime())
                .query(Long.class)
                .single();
    }

    private SubjectId open(List<SlaEvent> log) {
        var subject = SubjectId.next();
        sla.open(subject, null, SlaFacts.of("ticket").withChannel("import").withTeam(team), log, false);
        return subject;
    }

    private static SlaEvent assigned(Instant at) {
        return new SlaEvent(at, Kind.ASSIGNED, null, UserId.of(UUID.randomUUID().toString()), null);
    }

    private static Instant later(int days) {
        return MORNING.plus(Duration.ofDays(days));
    }
}
