package dev.rapport.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.sla.SlaEvent.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The properties that many help desks get wrong somewhere. */
class SlaPropertyTests {

    private static final int CASES = 2000;

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void aPauseOfSoManyBusinessSecondsMovesTheDueTimeByExactlyThose(long seed) {
        var random = new Random(seed);
        var cases = new RandomCases(seed);
        for (var i = 0; i < CASES; i++) {
            var zone = cases.zone();
            var opened = cases.window(zone);
            var calendar = cases.calendar(zone, opened);
            var target = new SlaTarget(Metric.RESOLUTION, 3600 + random.nextInt(100_000), 0.8, true);
            var due = clock(List.of(at(opened, Kind.OPENED)), target, calendar, opened)
                    .dueAt();
            if (due == null) continue;
            var from = opened.plusSeconds(
                    random.nextInt((int) Duration.between(opened, due).toSeconds()));
            var to = from.plusSeconds(random.nextInt(400_000));
            var paused = List.of(at(opened, Kind.OPENED), at(from, Kind.PAUSED), at(to, Kind.RESUMED));
            var d = calendar.openMillis(from, to);
            var later = clock(paused, target, calendar, to);
            assertThat(later.pausedMillis()).isEqualTo(d);
            assertThat(later.dueAt())
                    .isEqualTo(calendar.after(opened, target.millis() + d).orElseThrow());
        }
    }

    @Test
    void solvingStopsAndReopeningContinuesWithoutCountingTwice() {
        var target = new SlaTarget(Metric.RESOLUTION, 36_000, 0, true);
        var log = List.of(
                at("2026-03-02T09:00", Kind.OPENED),
                at("2026-03-02T10:00", Kind.SOLVED),
                at("2026-03-02T10:00", Kind.CLOSED),
                at("2026-03-03T10:00", Kind.REOPENED),
                at("2026-03-03T11:30", Kind.SOLVED));
        var clock = clock(log, target, office(), instant("2026-03-05T09:00"));
        assertThat(clock.elapsedMillis()).isEqualTo(Duration.ofMinutes(150).toMillis());
        assertThat(clock.stoppedAt()).isEqualTo(instant("2026-03-03T11:30"));
        assertThat(clock.state()).isEqualTo(SlaClock.State.MET);
    }

    @Test
    void reopeningDoesNotEndAPauseThatBeganWhileSolved() {
        var target = new SlaTarget(Metric.RESOLUTION, 36_000, 0, true);
        var log = List.of(
                at("2026-03-02T09:00", Kind.OPENED),
                at("2026-03-02T10:00", Kind.SOLVED),
                at("2026-03-02T11:00", Kind.PAUSED),
                at("2026-03-02T12:00", Kind.REOPENED));
        assertThat(clock(log, target, office(), instant("2026-03-02T14:00")).phase())
                .isEqualTo(Phase.PAUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESUMED", "CUSTOMER_MESSAGE", "SOLVED", "CLOSED", "MERGED"})
    void aPauseEndsWithTheseFive(String kind) {
        assertThat(pausedAfter(Kind.valueOf(kind))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ASSIGNED",
                "AGENT_REPLY",
                "ESCALATED",
                "REOPENED",
                "STAGE_ENTERED",
                "STAGE_LEFT",
                "STEP_ENTERED",
                "STEP_LEFT",
                "INTERNAL_NOTE",
                "PAUSED"
            })
    void aPauseEndsWithNothingElse(String kind) {
        assertThat(pausedAfter(Kind.valueOf(kind))).isTrue();
    }

    @Test
    void firstResponseEndsWithTheFirstReplyAndWaitingDoesNotPauseIt() {
        var log = List.of(
                at("2026-03-02T09:00", Kind.OPENED),
                at("2026-03-02T10:00", Kind.PAUSED),
                at("2026-03-02T11:00", Kind.AGENT_REPLY),
                at("2026-03-02T15:00", Kind.AGENT_REPLY));
        var clock = clock(
                log, new SlaTarget(Metric.FIRST_RESPONSE, 14_400, 0, false), office(), instant("2026-03-03T09:00"));
        assertThat(clock.elapsedMillis()).isEqualTo(Duration.ofHours(2).toMillis());
        assertThat(clock.stoppedAt()).isEqualTo(instant("2026-03-02T11:00"));
    }

    @Test
    void firstResponsePausesWhereThePolicySaysSo() {
        var log = List.of(
                at("2026-03-02T09:00", Kind.OPENED),
                at("2026-03-02T10:00", Kind.PAUSED),
                at("2026-03-02T11:00", Kind.AGENT_REPLY));
        var clock = clock(
                log, new SlaTarget(Metric.FIRST_RESPONSE, 14_400, 0, true), office(), instant("2026-03-03T09:00"));
        assertThat(clock.elapsedMillis()).isEqualTo(Duration.ofHours(1).toMillis());
    }

    @Test
    void anHourIsLostAtNightWhenDaylightSavingBegins() {
        assertThat(nights("2026-03-28T12:00", "2026-03-29T12:00")).isEqualTo(Duration.ofHours(7));
    }

    @Test
    void anHourIsGainedAtNightWhenDaylightSavingEnds() {
        assertThat(nights("2026-10-24T12:00", "2026-10-25T12:00")).isEqualTo(Duration.ofHours(9));
    }

    @Test
    void aHolidayAddedAfterwardsMovesTheDueTimeByItsHours() {
        var target = new SlaTarget(Metric.RESOLUTION, 8 * 3600, 0, true);
        var log = List.of(at("2026-03-02T12:00", Kind.OPENED));
        var now = instant("2026-03-02T13:00");
        var with = new BusinessCalendar("x", ROME, week(), Set.of(LocalDate.of(2026, 3, 3)), Map.of());
        assertThat(clock(log, target, office(), now).dueAt()).isEqualTo(instant("2026-03-03T11:00"));
        assertThat(clock(log, target, with, now).dueAt()).isEqualTo(instant("2026-03-04T11:00"));
    }

    @Test
    void aMakeUpWorkdayCountsWithItsOwnShiftsEvenOnAHoliday() {
        var saturday = LocalDate.of(2026, 3, 7);
        var calendar = new BusinessCalendar(
                "x", ROME, week(), Set.of(saturday), Map.of(saturday, List.of(Shift.of("10:00", "12:00"))));
        assertThat(calendar.openMillis(instant("2026-03-06T18:00"), instant("2026-03-09T09:00")))
                .isEqualTo(Duration.ofHours(2).toMillis());
    }

    @Test
    void splitAndNightShiftsThatOverlapCountOnce() {
        var week = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
        week.put(
                DayOfWeek.MONDAY,
                List.of(Shift.of("09:00", "13:00"), Shift.of("12:00", "14:00"), Shift.of("22:00", "06:00")));
        week.put(DayOfWeek.TUESDAY, List.of(Shift.of("05:00", "07:00")));
        var calendar = new BusinessCalendar("x", ROME, week, Set.of(), Map.of());
        assertThat(calendar.openMillis(instant("2026-03-02T00:00"), instant("2026-03-04T00:00")))
                .isEqualTo(Duration.ofHours(5 + 9).toMillis());
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void elapsedNeverFalls(long seed) {
        var cases = new RandomCases(seed);
        for (var i = 0; i < CASES; i++) {
            var zone = cases.zone();
            var opened = cases.window(zone);
            var calendar = cases.calendar(zone, opened);
            var log = cases.log(opened, 10);
            var target = cases.target();
            var before = 0L;
            for (var now = cases.after(log);
                    now.isBefore(opened.plus(Duration.ofDays(40)));
                    now = now.plusSeconds(200_000)) {
                var elapsed = SlaClock.of(log, target, calendar, now).stream()
                        .mapToLong(SlaClock::elapsedMillis)
                        .sum();
                assertThat(elapsed).isGreaterThanOrEqualTo(before);
                before = elapsed;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void roundTheClockEqualsTheWallClock(long seed) {
        var cases = new RandomCases(seed);
        var random = new Random(seed);
        var week = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) week.put(day, List.of(Shift.of("00:00", "24:00")));
        for (var i = 0; i < CASES; i++) {
            var zone = cases.zone();
            var calendar = new BusinessCalendar("always", zone, week, Set.of(), Map.of());
            var from = cases.window(zone).plusMillis(random.nextInt(1_000_000_000));
            var to = from.plusMillis(random.nextLong(100_000_000_000L));
            var between = Duration.between(from, to).toMillis();
            assertThat(calendar.openMillis(from, to)).isEqualTo(between);
            assertThat(calendar.after(from, between)).contains(to);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void theOrderOfArrivalDoesNotMatter(long seed) {
        var cases = new RandomCases(seed);
        var random = new Random(seed);
        for (var i = 0; i < CASES; i++) {
            var zone = cases.zone();
            var opened = cases.window(zone);
            var calendar = cases.calendar(zone, opened);
            var log = cases.log(opened, 10);
            var target = cases.target();
            var now = cases.after(log);
            var shuffled = new ArrayList<>(log);
            Collections.shuffle(shuffled, random);
            assertThat(SlaClock.of(shuffled, target, calendar, now)).isEqualTo(SlaClock.of(log, target, calendar, now));
        }
    }

    @Test
    void isBreachedOnlyWhenStoppedAfterTheDueTime() {
        var target = new SlaTarget(Metric.RESOLUTION, 3600, 0, true);
        var inTime = List.of(at("2026-03-02T09:00", Kind.OPENED), at("2026-03-02T10:00", Kind.SOLVED));
        var late = List.of(at("2026-03-02T09:00", Kind.OPENED), at("2026-03-02T10:01", Kind.SOLVED));
        var now = instant("2026-03-03T09:00");
        assertThat(clock(inTime, target, office(), now).state()).isEqualTo(SlaClock.State.MET);
        assertThat(clock(late, target, office(), now).state()).isEqualTo(SlaClock.State.BREACHED);
        assertThat(clock(late, target, office(), now).breachedAt()).isEqualTo(instant("2026-03-02T10:00"));
    }

    @Test
    void aCalendarThatNeverOpensGivesNoDueTime() {
        var never = new BusinessCalendar("never", ROME, Map.of(), Set.of(), Map.of());
        var clock = clock(
                List.of(at("2026-03-02T09:00", Kind.OPENED)),
                new SlaTarget(Metric.RESOLUTION, 60, 0.5, true),
                never,
                instant("2026-03-03T09:00"));
        assertThat(clock.dueAt()).isNull();
        assertThat(clock.warnAt()).isNull();
        assertThat(clock.state()).isEqualTo(SlaClock.State.RUNNING);
    }

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private static boolean pausedAfter(Kind kind) {
        var detail = kind == Kind.PAUSED ? "vendor" : "proposal";
        var log = List.of(
                at("2026-03-02T09:00", Kind.OPENED),
                new SlaEvent(instant("2026-03-02T09:30"), Kind.PAUSED, "customer", null, null),
                new SlaEvent(instant("2026-03-02T10:00"), kind, detail, null, null),
                at("2026-03-02T10:30", Kind.REOPENED));
        var target = new SlaTarget(Metric.RESOLUTION, 36_000, 0, true);
        return clock(log, target, office(), instant("2026-03-02T11:00")).phase() == Phase.PAUSED;
    }

    private static Duration nights(String from, String to) {
        var week = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) week.put(day, List.of(Shift.of("22:00", "06:00")));
        var calendar = new BusinessCalendar("nights", ROME, week, Set.of(), Map.of());
        return Duration.ofMillis(calendar.openMillis(instant(from), instant(to)));
    }

    private static SlaClock clock(List<SlaEvent> log, SlaTarget target, BusinessCalendar calendar, Instant now) {
        return SlaClock.of(log, target, calendar, now).getLast();
    }

    private static BusinessCalendar office() {
        return new BusinessCalendar("office", ROME, week(), Set.of(), Map.of());
    }

    private static Map<DayOfWeek, List<Shift>> week() {
        var week = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if (day.getValue() < 6) week.put(day, List.of(Shift.of("09:00", "18:00")));
        }
        return week;
    }

    private static SlaEvent at(Instant at, Kind kind) {
        return SlaEvent.of(at, kind);
    }

    private static SlaEvent at(String local, Kind kind) {
        return SlaEvent.of(instant(local), kind);
    }

    private static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(ROME).toInstant();
    }
}
