package dev.rapport.insight.today;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Metric;
import dev.rapport.sla.Phase;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.calendars.Calendars;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@DatabaseTest
class TodayTests {

    @Autowired
    Today today;

    @Autowired
    Calendars calendars;

    @Autowired
    Sla sla;

    @Autowired
    MovableClock clock;

    @Autowired
    Colleagues colleagues;

    @Autowired
    ApplicationEventPublisher events;

    private Person manager;
    private String team;

    @BeforeEach
    void aTeam() {
        manager = colleagues.join(null, Role.MANAGER);
        team = colleagues.newTeam();
    }

    private SubjectId open(String priority, Instant at, SlaEvent... more) {
        var subject = SubjectId.next();
        var history = new ArrayList<>(
                List.of(SlaEvent.of(at, Kind.OPENED), new SlaEvent(at.plusMillis(1), Kind.ASSIGNED, null, null, team)));
        history.addAll(List.of(more));
        sla.open(
                subject,
                null,
                SlaFacts.of("ticket")
                        .withPriority(priority)
                        .withChannel("email")
                        .withTeam(team),
                history,
                true);
        return subject;
    }

    private List<AboutToBreach> next() {
        return colleagues.as(manager, () -> today.next(team, null, 50, null).items());
    }

    @Test
    void ordersByTheClockOnTheWallAcrossCalendars() {
        open("urgent", clock.instant());
        open("high", clock.instant());
        open("low", clock.instant());
        open(null, clock.instant());

        var rows = next();

        assertThat(rows)
                .hasSize(8)
                .extracting(row -> row.clock().clock().dueAt())
                .isSorted();
        assertThat(rows).extracting(row -> row.clock().promise().calendar()).contains("always", "cn-office");
        for (var row : rows) {
            var reading = row.clock().clock();
            assertThat(row.remainingMillis())
                    .isEqualTo(row.clock().target().seconds() * 1000 - reading.elapsedMillis());
        }
    }

    @Test
    void readsOnWithoutLossOrRepeat() {
        for (var priority : List.of("urgent", "high", "low")) open(priority, clock.instant());
        var all = next();
        var read = new ArrayList<AboutToBreach>();
        String cursor = null;
        do {
            var after = cursor;
            var page = colleagues.as(manager, () -> today.next(team, null, 2, after));
            read.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);

        assertThat(read)
                .extracting(row -> row.clock().id())
                .containsExactlyElementsOf(
                        all.stream().map(row -> row.clock().id()).toList());
    }

    @Test
    void aCaseIsInTheListOfTheTeamThatHoldsIt() {
        var taken = open("urgent", clock.instant());
        var handedOver = open("urgent", clock.instant());
        var other = colleagues.newTeam();

        sla.record(taken, new SlaEvent(clock.instant(), Kind.ASSIGNED, null, null, other));
        events.publishEvent(new SubjectOwned(handedOver, null, other));

        assertThat(next()).isEmpty();
        assertThat(colleagues.as(
                        manager, () -> today.next(other, null, 50, null).items()))
                .extracting(row -> row.clock().subject())
                .containsOnly(taken, handedOver);
    }

    @Test
    void leavesOutWhatIsBreachedPausedOrDone() {
        var breached = open("urgent", clock.instant().minus(Duration.ofMinutes(31)));
        open("urgent", clock.instant(), SlaEvent.of(clock.instant(), Kind.SOLVED));
        open("urgent", clock.instant(), new SlaEvent(clock.instant(), Kind.PAUSED, "customer", null, null));

        assertThat(next())
                .allSatisfy(row -> assertThat(row.clock().metric().name()).isNotBlank())
                .noneMatch(row -> row.clock().subject().equals(breached)
                        && row.clock().metric().equals(Metric.FIRST_RESPONSE))
                .allMatch(row -> row.clock().clock().phase() == Phase.COUNTING);
    }

    @Test
    void whatIsLateIsListedByHowLongItIsAndCounted() {
        clock.stop();
        var before = colleagues.as(manager, today::figures).late();
        var late = open("urgent", clock.instant().minus(Duration.ofMinutes(31)));
        var later = open("urgent", clock.instant().minus(Duration.ofMinutes(45)));

        var rows = colleagues.as(manager, () -> today.late(team, 1, null));
        var rest = colleagues.as(manager, () -> today.late(team, 1, rows.next()));

        assertThat(rows.items()).extracting(row -> row.clock().subject()).containsExactly(later);
        assertThat(rest.items()).extracting(row -> row.clock().subject()).containsExactly(late);
        assertThat(rest.next()).isNull();
        assertThat(rest.items()).allMatch(row -> row.remainingMillis() < 0);
        assertThat(colleagues.as(manager, today::figures).late()).isEqualTo(before + 2);
    }

    @Test
    void showsOnlyWhatFallsDueUntilThen() {
        open("urgent", clock.instant());

        assertThat(colleagues.as(
                        manager,
                        () -> today.next(team, clock.instant().plus(Duration.ofHours(1)), 50, null)
                                .items()))
                .extracting(row -> row.clock().metric())
                .containsExactly(Metric.FIRST_RESPONSE);
    }

    @Test
    void showsWhatWaitsForLong() {
        var since = clock.instant().minus(Duration.ofDays(4));
        var subject = open("urgent", since, new SlaEvent(since, Kind.PAUSED, "vendor", null, null));

        assertThat(colleagues.as(manager, today::pausedLong))
                .filteredOn(row -> row.clock().subject().equals(subject))
                .isNotEmpty()
                .allMatch(row -> row.pausedSince() != null);
    }

    @Test
    void countsWhatFallsDueSoon() {
        clock.stop();
        var before = colleagues.as(manager, today::figures);
        open("urgent", clock.instant());
        sla.open(
                SubjectId.next(),
                null,
                SlaFacts.of("nothing"),
                List.of(SlaEvent.of(clock.instant(), Kind.OPENED)),
                true);
        var after = colleagues.as(manager, today::figures);

        assertThat(after.withinHour()).isEqualTo(before.withinHour() + 1);
        assertThat(after.withoutPolicy()).isEqualTo(before.withoutPolicy() + 1);
    }

    @Test
    void isForManagersAndAuditors() {
        var agent = colleagues.join(team, Role.SERVICE);

        for (Runnable question : List.<Runnable>of(
                today::figures,
                today::pausedLong,
                () -> today.next(null, null, 1, null),
                () -> today.late(null, 1, null)))
            assertThatThrownBy(() -> colleagues.as(agent, question)).isInstanceOf(Refused.class);
        assertThat(colleagues.as(colleagues.join(null, Role.AUDITOR), today::figures))
                .isNotNull();
    }
}
