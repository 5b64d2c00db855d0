package dev.rapport.insight.breaches;

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
import dev.rapport.sla.SlaClock.State;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.calendars.CalendarAssignment;
import dev.rapport.sla.calendars.CalendarSheet;
import dev.rapport.sla.calendars.desk.CalendarDesk;
import dev.rapport.sla.clocks.Clocks;
import dev.rapport.sla.clocks.KeptClock;
import dev.rapport.sla.recomputation.Recomputations;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was decided keeps the calendar and the promise that decided it. */
@DatabaseTest
class DecidedStaysDecidedTests {

    @Autowired
    CalendarDesk desk;

    @Autowired
    Sla sla;

    @Autowired
    Clocks clocks;

    @Autowired
    Breaches breaches;

    @Autowired
    BreachReports reports;

    @Autowired
    Recomputations recomputations;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private final String name = "d-" + UUID.randomUUID().toString().substring(0, 8);
    private final LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(5);
    private Person manager;
    private String team = "";

    @BeforeEach
    void ownCalendar() {
        manager = colleagues.join(null, Role.MANAGER);
        team = colleagues.newTeam();
        colleagues.as(manager, () -> desk.create(until("08:00"), null));
        colleagues.as(manager, () -> desk.assign(CalendarAssignment.Kind.TEAM, team, name));
        settled();
    }

    @Test
    void aPromiseThatWasKeptIsNotBrokenByALongerShift() {
        var subject = answeredAt("01:30");
        assertThat(first(subject).clock().state()).isEqualTo(State.MET);
        var before = rate();
        var written = rows(subject);

        var effect = colleagues.as(manager, () -> desk.effect(until("16:00")));
        assertThat(effect.toBroken()).isZero();
        colleagues.as(manager, () -> desk.save(until("16:00"), 1, null));
        settled();
        assertThat(first(subject).clock().state()).isEqualTo(State.MET);
        assertThat(rate()).isEqualTo(before);

        sla.record(subject, SlaEvent.of(Instant.now(), Kind.INTERNAL_NOTE));
        assertThat(first(subject).clock().state()).isEqualTo(State.MET);
        assertThat(rows(subject)).isEqualTo(written);
        assertThat(rate()).isEqualTo(before);
    }

    @Test
    void aPromiseThatWasBrokenIsNotKeptByALaterHoliday() {
        var subject = answeredAt("02:30");
        assertThat(first(subject).clock().state()).isEqualTo(State.BREACHED);

        colleagues.as(manager, () -> desk.save(until("08:00").closed(day.plusDays(1), null), 1, null));
        settled();
        sla.record(subject, SlaEvent.of(Instant.now(), Kind.INTERNAL_NOTE));
        assertThat(first(subject).clock().state()).isEqualTo(State.BREACHED);
        assertThat(first(subject).clock().elapsedMillis())
                .isEqualTo(Duration.ofMinutes(270).toMillis());
    }

    @Test
    void onlyACorrectionOfThePastTurnsResultsAndSaysSoBefore() {
        var subject = answeredAt("01:30");
        var before = rate();
        var written = rows(subject);

        assertThat(colleagues
                        .as(manager, () -> desk.effectOfCorrecting(until("16:00"), null))
                        .toBroken())
                .isEqualTo(1);
        correct("16:00", 1);
        assertThat(first(subject).clock().state()).isEqualTo(State.BREACHED);
        assertThat(rate().breaches()).isEqualTo(before.breaches() + 1);
        assertThat(entries("calendar:" + name, "calendar-corrected")).isEqualTo(1);

        assertThat(colleagues
                        .as(manager, () -> desk.effectOfCorrecting(until("08:00"), null))
                        .toKept())
                .isEqualTo(1);
        correct("08:00", 2);
        assertThat(first(subject).clock().state()).isEqualTo(State.MET);
        assertThat(rate()).isEqualTo(before);
        assertThat(entries("subject:" + subject, "breach-taken-back")).isEqualTo(1);

        correct("16:00", 3);
        assertThat(rate().breaches()).isEqualTo(before.breaches() + 1);
        assertThat(rows(subject)).isEqualTo(written + 1);
    }

    @Test
    void aCorrectionNeedsAReasonAndReachesBackNoFurtherThanItSays() {
        assertThatThrownBy(() -> colleagues.as(manager, () -> desk.correct(until("16:00"), 1, " ", null)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("sla.correction-needs-reason"));
        assertThatThrownBy(() -> colleagues.as(manager, () -> desk.correct(until("16:00"), 1, "x", day.plusYears(1))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("sla.correction-ahead"));
        var subject = answeredAt("01:30");
        colleagues.as(manager, () -> desk.correct(until("16:00"), 1, "Since yesterday", day.plusDays(4)));
        settled();
        assertThat(first(subject).clock().state()).isEqualTo(State.MET);
    }

    @Test
    void aPromiseIsBrokenOnceHoweverOftenItsDueTimeMoves() {
        var subject = answeredAt("01:30");
        var written = rows(subject);
        assertThat(written).isPositive();
        for (var priority : List.of("high", "low", "urgent"))
            sla.reassess(
                    subject,
                    SlaFacts.of("ticket")
                            .withPriority(priority)
                            .withChannel("email")
                            .withTeam(team));
        assertThat(rows(subject)).isEqualTo(written);
    }

    @Test
    void whatStoppedKeepsItsPromiseAndABreachItsExplanation() {
        var subject = answeredAt("02:30");
        var breach = breachOf(subject, Metric.FIRST_RESPONSE);
        var said = sentences(breach);
        var strip = strip(breach);
        assertThat(strip.elapsedMillis()).isEqualTo(Duration.ofMinutes(270).toMillis());

        sla.reassess(
                subject,
                SlaFacts.of("ticket").withPriority("urgent").withTier("gold").withChannel("email"));
        sla.reassess(subject, SlaFacts.of("nothing-is-promised").withChannel("email"));
        assertThat(first(subject).promise().target().seconds()).isEqualTo(14_400);
        assertThat(first(subject).promise().calendar()).isEqualTo(name);
        assertThat(sentences(breach)).isEqualTo(said);

        colleagues.as(
                manager, () -> desk.correct(until("08:00").closed(day.plusDays(1), null), 1, "It was a holiday", null));
        settled();
        assertThat(first(subject).clock().state()).isEqualTo(State.MET);
        assertThat(strip(breach).elapsedMillis()).isEqualTo(strip.elapsedMillis());
        assertThat(strip(breach).breachedAt()).isEqualTo(strip.breachedAt());
        var after = colleagues.as(manager, () -> breaches.get(breach.id()));
        assertThat(after.counted()).isFalse();
        assertThat(sentences(after)).containsAll(said).hasSize(said.size() + 1);
    }

    @Test
    void aBreachStaysOneWhenTheTimeOfTheMachineIsSetBack() {
        var late = SubjectId.next();
        sla.open(
                late,
                null,
                SlaFacts.of("ticket").withChannel("email").withTeam(team),
                List.of(SlaEvent.of(clock.instant(), Kind.OPENED)),
                true);
        clock.move(Duration.ofDays(3));
        sla.record(late, SlaEvent.of(clock.instant(), Kind.INTERNAL_NOTE));
        assertThat(first(late).clock().breachedAt()).isNotNull();

        clock.reset();
        sla.record(late, SlaEvent.of(clock.instant(), Kind.INTERNAL_NOTE));
        assertThat(first(late).clock().breachedAt()).isNotNull();
        colleagues.as(manager, () -> desk.save(until("08:01"), 1, null));
        settled();
        assertThat(first(late).clock().breachedAt()).isNotNull();
    }

    /** Opened at 6:00, with a day that ends at 8:00; four hours are promised for the answer. */
    private SubjectId answeredAt(String time) {
        var subject = SubjectId.next();
        var opened = day.atTime(6, 0).toInstant(ZoneOffset.UTC);
        var answered = Instant.parse(day.plusDays(1) + "T" + time + ":00Z");
        sla.open(
                subject,
                null,
                SlaFacts.of("ticket").withChannel("email").withTeam(team),
                List.of(
                        SlaEvent.of(opened, Kind.OPENED),
                        new SlaEvent(opened, Kind.ASSIGNED, null, null, team),
                        SlaEvent.of(answered, Kind.AGENT_REPLY)),
                false);
        return subject;
    }

    private void correct(String end, int version) {
        colleagues.as(manager, () -> desk.correct(until(end), version, "The late shift", null));
        settled();
    }

    private CalendarSheet until(String end) {
        var week = Stream.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
                .collect(Collectors.toMap(one -> one, one -> List.of(List.of("00:00", end))));
        return new CalendarSheet(name, "UTC", week, List.of(), List.of());
    }

    private void settled() {
        await().untilAsserted(() -> assertThat(recomputations.underWay()).isEmpty());
    }

    private KeptClock first(SubjectId subject) {
        return clocks.of(subject).stream()
                .filter(kept -> kept.metric().equals(Metric.FIRST_RESPONSE))
                .findFirst()
                .orElseThrow();
    }

    private BreachRate rate() {
        return colleagues.as(manager, () -> breaches.rate(BreachFilter.ALL.with(BreachDimension.TEAM, team)));
    }

    private Breach breachOf(SubjectId subject, Metric metric) {
        var filter = BreachFilter.ALL.with(BreachDimension.TEAM, team).with(BreachDimension.METRIC, metric.name());
        return colleagues.as(manager, () -> breaches.page(filter, 10, null)).items().stream()
                .filter(breach -> breach.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private List<String> sentences(Breach breach) {
        return colleagues.as(manager, () -> reports.sentences(reports.of(breach))).stream()
                .toList();
    }

    private SlaClock strip(Breach breach) {
        return colleagues.as(
                manager,
                () -> java.util.Objects.requireNonNull(reports.of(breach).strip())
                        .of()
                        .clock());
    }

    private int rows(SubjectId subject) {
        return jdbc.sql("select count(*) from sla_breach where subject_id = :id")
                .param("id", subject.value())
                .query(Integer.class)
                .single();
    }

    private int entries(String chain, String kind) {
        return jdbc.sql("select count(*) from sla_ledger where chain = :chain and kind = :kind")
                .param("chain", chain)
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }
}
