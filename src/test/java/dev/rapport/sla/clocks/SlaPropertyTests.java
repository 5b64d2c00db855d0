package dev.rapport.sla.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.platform.UserId;
import dev.rapport.sla.Metric;
import dev.rapport.sla.PauseReason;
import dev.rapport.sla.Pausing;
import dev.rapport.sla.Phase;
import dev.rapport.sla.SlaClock;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaTarget;
import dev.rapport.sla.calendars.BusinessCalendar;
import dev.rapport.sla.calendars.Shift;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The ten properties that must hold, each a group of tests in the words of the promise; each is a bug that some help
 * desk has. The tenth, that a warning or breach fires once, is {@link FiresOnceTests}.
 */
class SlaPropertyTests {

    private static final int CASES = Integer.getInteger("rapport.sla.cases", 1500);
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private static final SlaTarget FIRST = new SlaTarget(Metric.FIRST_RESPONSE, 14_400, 0, false);
    private static final SlaTarget NEXT = new SlaTarget(Metric.NEXT_RESPONSE, 14_400, 0, true);

    @Nested
    class Property1APauseOfSoManyBusinessSecondsMovesTheDueTimeByExactlyThose {

        @ParameterizedTest
        @ValueSource(longs = {11, 12})
        void inAnyCalendar(long seed) {
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
                    "STEP_CLAIMED",
                    "STEP_RELEASED",
                    "INTERNAL_NOTE",
                    "PAUSED"
                })
        void aPauseEndsWithNothingElse(String kind) {
            assertThat(pausedAfter(Kind.valueOf(kind))).isTrue();
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
        void onlyTheReasonsThatThePolicyNamesPause() {
            var target = new SlaTarget(
                    Metric.RESOLUTION, 36_000, 0, Pausing.by(PauseReason.CUSTOMER, PauseReason.APPOINTMENT), false);
            var log = List.of(
                    at("2026-03-02T09:00", Kind.OPENED),
                    paused("2026-03-02T10:00", "vendor"),
                    paused("2026-03-02T11:00", "customer"),
                    paused("2026-03-02T13:00", "parts"));
            var clock = clock(log, target, office(), instant("2026-03-02T14:00"));
            assertThat(clock.pausedMillis()).isEqualTo(Duration.ofHours(2).toMillis());
            assertThat(clock.elapsedMillis()).isEqualTo(Duration.ofHours(3).toMillis());
            assertThat(clock.phase()).isEqualTo(Phase.COUNTING);
            assertThat(clock.pausedFor()).isNull();
        }
    }

    @Nested
    class Property2ChangeOfPolicyPriorityOrCalendarKeepsPastPauses {

        @ParameterizedTest
        @ValueSource(longs = {51, 52})
        void whateverChanges(long seed) {
            var random = new Random(seed);
            var cases = new RandomCases(seed);
            for (var i = 0; i < CASES; i++) {
                var zone = cases.zone();
                var opened = cases.window(zone);
                var before = new BusinessCalendar("before", zone, week(), Set.of(), Map.of());
                var after = cases.calendar(zone, opened);
                var from = opened.plusSeconds(random.nextInt(200_000));
                var to = from.plusSeconds(random.nextInt(400_000));
                var log = List.of(at(opened, Kind.OPENED), at(from, Kind.PAUSED), at(to, Kind.RESUMED));
                var now = to.plusSeconds(random.nextInt(100_000));
                var old = new SlaTarget(Metric.RESOLUTION, 36_000, 0.8, true);
                var fresh = new SlaTarget(Metric.RESOLUTION, 60 + random.nextInt(400_000), 0.5, true);
                assertThat(clock(log, old, before, now).pausedMillis()).isEqualTo(before.openMillis(from, to));
                assertThat(clock(log, fresh, before, now).pausedMillis())
                        .isEqualTo(clock(log, old, before, now).pausedMillis());
                var changed = clock(log, fresh, after, now);
                assertThat(changed.pausedMillis()).isEqualTo(after.openMillis(from, to));
                assertThat(changed.elapsedMillis())
                        .isEqualTo(after.openMillis(opened, from) + after.openMillis(to, now));
            }
        }
    }

    @Nested
    class Property3SolvingStopsNextResponseReopeningContinuesAndNeverCountsTwice {

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

        @Test
        void anUnansweredMessageWaitsOnAfterReopening() {
            var log = new ArrayList<>(List.of(
                    at("2026-03-02T09:00", Kind.OPENED),
                    at("2026-03-02T09:30", Kind.AGENT_REPLY),
                    at("2026-03-02T10:00", Kind.CUSTOMER_MESSAGE),
                    at("2026-03-02T11:00", Kind.SOLVED),
                    at("2026-03-03T10:00", Kind.REOPENED),
                    at("2026-03-03T10:00", Kind.CUSTOMER_MESSAGE)));
            var now = instant("2026-03-03T12:00");
            var waiting = rounds(log, NEXT, now);
            assertThat(waiting).hasSize(1);
            assertThat(waiting.getFirst().elapsedMillis())
                    .isEqualTo(Duration.ofHours(3).toMillis());
            log.add(at("2026-03-03T11:00", Kind.AGENT_REPLY));
            assertThat(rounds(log, NEXT, now)).singleElement().satisfies(answered -> {
                assertThat(answered.elapsedMillis())
                        .isEqualTo(Duration.ofHours(2).toMillis());
                assertThat(answered.stoppedAt()).isEqualTo(instant("2026-03-03T11:00"));
            });
        }

        @Test
        void aMessageToASolvedCaseCountsFromTheReopening() {
            var log = List.of(
                    at("2026-03-02T09:00", Kind.OPENED),
                    at("2026-03-02T09:30", Kind.AGENT_REPLY),
                    at("2026-03-02T10:00", Kind.SOLVED),
                    at("2026-03-02T11:00", Kind.CUSTOMER_MESSAGE),
                    at("2026-03-02T12:00", Kind.REOPENED));
            assertThat(rounds(log.subList(0, 4), NEXT, instant("2026-03-02T14:00")))
                    .isEmpty();
            assertThat(rounds(log, NEXT, instant("2026-03-02T14:00")))
                    .singleElement()
                    .satisfies(clock -> {
                        assertThat(clock.startedAt()).isEqualTo(instant("2026-03-02T12:00"));
                        assertThat(clock.elapsedMillis())
                                .isEqualTo(Duration.ofHours(2).toMillis());
                    });
        }

        /** Over all rounds, time counts at most once: no more than the case was open. */
        @ParameterizedTest
        @ValueSource(longs = {61, 62})
        void allRoundsTogetherCountNoMoreThanTheOpenTimeOfTheCase(long seed) {
            var cases = new RandomCases(seed);
            for (var i = 0; i < CASES; i++) {
                var zone = cases.zone();
                var opened = cases.window(zone);
                var calendar = cases.calendar(zone, opened);
                var log = cases.log(opened, 10);
                var now = cases.after(log);
                var open = sum(Reading.of(log, new SlaTarget(Metric.RESOLUTION, 60, 0, false), calendar, now));
                for (var metric : List.of(Metric.NEXT_RESPONSE, Metric.PERIODIC_UPDATE, Metric.step("proposal"))) {
                    var rounds = Reading.of(log, new SlaTarget(metric, 60, 0, false), calendar, now);
                    assertThat(sum(rounds)).isLessThanOrEqualTo(open);
                    for (var r = 1; r < rounds.size(); r++) {
                        assertThat(rounds.get(r).round()).isEqualTo(r + 1);
                        assertThat(rounds.get(r).startedAt())
                                .isAfterOrEqualTo(rounds.get(r - 1).stoppedAt());
                    }
                }
            }
        }
    }

    @Nested
    class Property4ACustomersMessageStartsNextResponseAnAnswerEndsItANoteDoesNot {

        @Test
        void severalMessagesCountFromTheFirst() {
            var log = List.of(
                    at("2026-03-02T09:00", Kind.OPENED),
                    at("2026-03-02T09:30", Kind.AGENT_REPLY),
                    at("2026-03-02T10:00", Kind.CUSTOMER_MESSAGE),
                    at("2026-03-02T11:00", Kind.CUSTOMER_MESSAGE),
                    at("2026-03-02T12:00", Kind.INTERNAL_NOTE),
                    at("2026-03-02T13:00", Kind.AGENT_REPLY),
                    at("2026-03-02T14:00", Kind.AGENT_REPLY),
                    at("2026-03-02T15:00", Kind.CUSTOMER_MESSAGE));
            assertThat(rounds(log, NEXT, instant("2026-03-02T16:00")))
                    .extracting(SlaClock::round, SlaClock::startedAt, SlaClock::stoppedAt, SlaClock::elapsedMillis)
                    .containsExactly(
                            tuple(1, instant("2026-03-02T10:00"), instant("2026-03-02T13:00"), hours(3)),
                            tuple(2, instant("2026-03-02T15:00"), null, hours(1)));
        }

        @Test
        void anAnswerThatDidNotArriveCountsWhenItWasTakenAndAsksForAnother() {
            var log = List.of(
                    at("2026-03-02T09:00", Kind.OPENED),
                    at("2026-03-02T09:30", Kind.AGENT_REPLY),
                    at("2026-03-02T10:00", Kind.REPLY_LOST),
                    at("2026-03-02T11:00", Kind.CUSTOMER_MESSAGE),
                    at("2026-03-02T12:00", Kind.AGENT_REPLY));
            var now = instant("2026-03-02T16:00");
            assertThat(clock(log, FIRST, office(), now).stoppedAt()).isEqualTo(instant("2026-03-02T09:30"));
            assertThat(rounds(log, NEXT, now))
                    .extracting(SlaClock::startedAt, SlaClock::stoppedAt)
                    .containsExactly(tuple(instant("2026-03-02T10:00"), instant("2026-03-02T12:00")));
        }

        @Test
        void aMessageEndsAPause() {
            var log = List.of(
                    at("2026-03-02T09:00", Kind.OPENED),
                    at("2026-03-02T09:30", Kind.AGENT_REPLY),
                    paused("2026-03-02T10:00", "customer"),
                    at("2026-03-02T11:00", Kind.CUSTOMER_MESSAGE),
                    paused("2026-03-02T12:00", "vendor"));
            var clock = rounds(log, NEXT, instant("2026-03-02T15:00")).getFirst();
            assertThat(clock.elapsedMillis()).isEqualTo(hours(1));
            assertThat(clock.pausedMillis()).isEqualTo(hours(3));
        }

        @Test
        void everyAnswerAsksForTheNextUpdateWhileTheCaseIsOpen() {
            var log = List.of(
                    at("2026-03-02T09:00", Kind.OPENED),
                    at("2026-03-02T10:00", Kind.AGENT_REPLY),
                    at("2026-03-02T12:00", Kind.INTERNAL_NOTE),
                    at("2026-03-02T13:00", Kind.AGENT_REPLY),
                    at("2026-03-02T14:00", Kind.SOLVED),
                    at("2026-03-02T15:00", Kind.AGENT_REPLY),
                    at("2026-03-02T16:00", Kind.REOPENED));
            var target = new SlaTarget(Metric.PERIODIC_UPDATE, 7200, 0, true);
            assertThat(rounds(log, target, instant("2026-03-02T17:00")))
                    .extracting(SlaClock::startedAt, SlaClock::stoppedAt, SlaClock::breachedAt, SlaClock::dueAt)
                    .containsExactly(
                            tuple(
                                    instant("2026-03-02T10:00"),
                                    instant("2026-03-02T13:00"),
                                    instant("2026-03-02T12:00"),
                                    instant("2026-03-02T12:00")),
                            tuple(
                                    instant("2026-03-02T13:00"),
                                    instant("2026-03-02T14:00"),
                                    null,
                                    instant("2026-03-02T15:00")),
                            tuple(instant("2026-03-02T16:00"), null, null, instant("2026-03-02T18:00")));
        }
    }

    @Nested
    class Property5FirstResponseHasPrecedenceUntilItHappened {

        @ParameterizedTest
        @ValueSource(strings = {"SOLVED", "CLOSED", "MERGED"})
        void theEndOfTheCaseEndsItWithoutAnAnswer(String end) {
            var log = List.of(at("2026-03-02T09:00", Kind.OPENED), at("2026-03-02T10:00", Kind.valueOf(end)));
            var clock = clock(log, FIRST, office(), instant("2026-03-05T09:00"));
            assertThat(clock.stoppedAt()).isEqualTo(instant("2026-03-02T10:00"));
            assertThat(clock.breachedAt()).isNull();
            assertThat(clock.state()).isEqualTo(SlaClock.State.UNANSWERED);
        }

        @Test
        void whatWasLateBeforeTheEndIsBreached() {
            var log = List.of(at("2026-03-02T09:00", Kind.OPENED), at("2026-03-02T15:00", Kind.SOLVED));
            var clock = clock(log, FIRST, office(), instant("2026-03-05T09:00"));
            assertThat(clock.breachedAt()).isEqualTo(instant("2026-03-02T13:00"));
            assertThat(clock.state()).isEqualTo(SlaClock.State.BREACHED);
        }

        @Test
        void reopenedItGoesOnUntilTheAnswer() {
            var log = new ArrayList<>(List.of(
                    at("2026-03-02T09:00", Kind.OPENED),
                    at("2026-03-02T10:00", Kind.SOLVED),
                    at("2026-03-03T10:00", Kind.REOPENED)));
            var now = instant("2026-03-03T11:00");
            assertThat(clock(log, FIRST, office(), now).state()).isEqualTo(SlaClock.State.RUNNING);
            log.add(at("2026-03-03T10:30", Kind.AGENT_REPLY));
            assertThat(clock(log, FIRST, office(), now).state()).isEqualTo(SlaClock.State.MET);
            assertThat(clock(log, FIRST, office(), now).elapsedMillis())
                    .isEqualTo(Duration.ofMinutes(90).toMillis());
        }

        @Test
        void anAnswerThatArrivesAfterTheEndIsOneAllTheSame() {
            var log = List.of(
                    at("2026-03-02T09:00", Kind.OPENED),
                    at("2026-03-02T10:00", Kind.SOLVED),
                    at("2026-03-02T10:01", Kind.AGENT_REPLY));
            var clock = clock(log, FIRST, office(), instant("2026-03-05T09:00"));
            assertThat(clock.state()).isEqualTo(SlaClock.State.MET);
            assertThat(clock.stoppedAt()).isEqualTo(instant("2026-03-02T10:00"));
        }

        @Test
        void aLaterMessageThatNobodyAnswersIsNotKeptByTheEndOfTheCase() {
            var log = List.of(
                    at("2026-03-02T09:00", Kind.OPENED),
                    at("2026-03-02T10:00", Kind.AGENT_REPLY),
                    at("2026-03-02T11:00", Kind.CUSTOMER_MESSAGE),
                    at("2026-03-02T12:00", Kind.CLOSED));
            assertThat(clock(log, NEXT, office(), instant("2026-03-05T09:00")).state())
                    .isEqualTo(SlaClock.State.UNANSWERED);
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
        void messagesBeforeTheFirstAnswerStartNoNextResponse() {
            var log = List.of(
                    at("2026-03-02T09:00", Kind.OPENED),
                    at("2026-03-02T10:00", Kind.CUSTOMER_MESSAGE),
                    at("2026-03-02T11:00", Kind.CUSTOMER_MESSAGE),
                    at("2026-03-02T12:00", Kind.AGENT_REPLY));
            var now = instant("2026-03-02T13:00");
            assertThat(rounds(log, NEXT, now)).isEmpty();
            assertThat(clock(log, FIRST, office(), now).elapsedMillis()).isEqualTo(hours(3));
        }

        /** At every moment, at most one of the two runs. */
        @ParameterizedTest
        @ValueSource(longs = {71, 72})
        void theTwoNeverRunAtTheSameTime(long seed) {
            var cases = new RandomCases(seed);
            for (var i = 0; i < CASES; i++) {
                var zone = cases.zone();
                var opened = cases.window(zone);
                var log = cases.log(opened, 10);
                var now = cases.after(log);
                var first = Reading.of(log, FIRST, BusinessCalendar.ALWAYS, now);
                var next = Reading.of(log, NEXT, BusinessCalendar.ALWAYS, now);
                if (!next.isEmpty())
                    assertThat(first.getFirst().stoppedAt())
                            .isNotNull()
                            .isBeforeOrEqualTo(next.getFirst().startedAt());
            }
        }
    }

    @Nested
    class Property6MergingOrClosingAsDuplicateStopsAllClocks {

        @Test
        void theFirstResponseAsWell() {
            var log = List.of(at("2026-03-02T09:00", Kind.OPENED), at("2026-03-02T10:00", Kind.MERGED));
            var clock = clock(log, FIRST, office(), instant("2026-03-02T15:00"));
            assertThat(clock.state()).isEqualTo(SlaClock.State.UNANSWERED);
            assertThat(clock.elapsedMillis()).isEqualTo(hours(1));
        }

        @ParameterizedTest
        @ValueSource(strings = {"first-response", "resolution", "requester-wait", "stage-proposal", "step:proposal"})
        void noneOfThemIsKeptThen(String metric) {
            var log = List.of(
                    at("2026-03-02T09:00", Kind.OPENED),
                    step("2026-03-02T09:00", Kind.STAGE_ENTERED, "proposal"),
                    step("2026-03-02T09:00", Kind.STEP_ENTERED, "proposal"),
                    at("2026-03-02T10:00", Kind.MERGED),
                    step("2026-03-02T10:01", Kind.STEP_LEFT, "proposal"),
                    at("2026-03-02T10:02", Kind.CLOSED));
            var target = new SlaTarget(new Metric(metric), 14_400, 0, false);
            assertThat(clock(log, target, office(), instant("2026-03-02T15:00")).state())
                    .isEqualTo(SlaClock.State.UNANSWERED);
        }

        @Test
        void whatWasSolvedBeforeStaysKept() {
            var log = List.of(
                    at("2026-03-02T09:00", Kind.OPENED),
                    at("2026-03-02T10:00", Kind.AGENT_REPLY),
                    at("2026-03-02T11:00", Kind.SOLVED),
                    at("2026-03-02T12:00", Kind.MERGED));
            for (var metric : List.of(Metric.FIRST_RESPONSE, Metric.RESOLUTION))
                assertThat(clock(log, new SlaTarget(metric, 14_400, 0, false), office(), instant("2026-03-02T15:00"))
                                .state())
                        .isEqualTo(SlaClock.State.MET);
        }

        @Test
        void aCaseThatWasMergedByMistakeGoesOnWhereItStood() {
            var log = List.of(
                    at("2026-03-02T09:00", Kind.OPENED),
                    at("2026-03-02T10:00", Kind.MERGED),
                    at("2026-03-02T12:00", Kind.REOPENED));
            assertThat(clock(log, FIRST, office(), instant("2026-03-02T13:00")).elapsedMillis())
                    .isEqualTo(hours(2));
        }

        @ParameterizedTest
        @ValueSource(longs = {81, 82})
        void whateverTheyMeasureAndWhateverHappenedBefore(long seed) {
            var cases = new RandomCases(seed);
            for (var i = 0; i < CASES; i++) {
                var zone = cases.zone();
                var opened = cases.window(zone);
                var calendar = cases.calendar(zone, opened);
                var log = cases.log(opened, 10);
                var merged = cases.after(log).plusSeconds(1);
                log.add(at(merged, Kind.MERGED));
                var later = merged.plus(Duration.ofDays(20));
                for (var clock : Reading.of(log, cases.target(), calendar, later)) {
                    assertThat(clock.phase()).isEqualTo(Phase.STOPPED);
                    assertThat(clock.stoppedAt()).isNotNull().isBeforeOrEqualTo(merged);
                }
            }
        }
    }

    @Nested
    class Property7SplitShiftsChangesOfTheClocksHolidaysAddedAfterwardsAndMakeUpWorkdays {

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
    }

    @Nested
    class Property8ElapsedNeverFallsAndAroundTheClockEqualsTheWallClock {

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
                    var elapsed = Reading.of(log, target, calendar, now).stream()
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

        @Test
        void aTargetAroundTheClockCountsNightsAndHolidays() {
            var log = List.of(at("2026-03-06T17:00", Kind.OPENED));
            var target = new SlaTarget(Metric.RESOLUTION, 24 * 3600, 0, Pausing.ANY, true);
            var clock = clock(log, target, office(), instant("2026-03-07T12:00"));
            assertThat(clock.elapsedMillis()).isEqualTo(hours(19));
            assertThat(clock.dueAt()).isEqualTo(instant("2026-03-07T17:00"));
            assertThat(clock.at(instant("2026-03-07T18:00"), target, office()).breachedAt())
                    .isEqualTo(instant("2026-03-07T17:00"));
        }

        @Test
        void requesterWaitIsAllTimeInWhichItIsOurTurn() {
            var target = new SlaTarget(Metric.REQUESTER_WAIT, 360_000, 0, Pausing.by(PauseReason.CUSTOMER), false);
            var log = List.of(
                    at("2026-03-02T09:00", Kind.OPENED),
                    paused("2026-03-02T10:00", "customer"),
                    at("2026-03-02T12:00", Kind.CUSTOMER_MESSAGE),
                    paused("2026-03-02T13:00", "vendor"),
                    at("2026-03-02T15:00", Kind.SOLVED),
                    at("2026-03-02T16:00", Kind.REOPENED));
            var clock = clock(log, target, office(), instant("2026-03-02T17:00"));
            assertThat(clock.elapsedMillis()).isEqualTo(hours(5));
            assertThat(clock.pausedMillis()).isEqualTo(hours(2));
        }

        @Test
        void agentWorkIsTheTimeInWhichSomebodyHoldsTheCaseAndCanWork() {
            var target = new SlaTarget(Metric.AGENT_WORK, 360_000, 0, true);
            var log = List.of(
                    at("2026-03-02T09:00", Kind.OPENED),
                    assigned("2026-03-02T10:00", UserId.next()),
                    paused("2026-03-02T11:00", "vendor"),
                    at("2026-03-02T12:00", Kind.RESUMED),
                    assigned("2026-03-02T13:00", null),
                    assigned("2026-03-02T15:00", UserId.next()));
            assertThat(rounds(log.subList(0, 1), target, instant("2026-03-02T09:30")))
                    .isEmpty();
            assertThat(clock(log.subList(0, 5), target, office(), instant("2026-03-02T14:00"))
                            .pausedFor())
                    .isEqualTo("nobody");
            var clock = clock(log, target, office(), instant("2026-03-02T16:00"));
            assertThat(clock.startedAt()).isEqualTo(instant("2026-03-02T10:00"));
            assertThat(clock.elapsedMillis()).isEqualTo(hours(3));
            assertThat(clock.pausedMillis()).isEqualTo(hours(3));
        }

        @Test
        void everyVisitOfAStepIsARound() {
            var target = new SlaTarget(Metric.step("Task_Solve"), 36_000, 0, true);
            var log = List.of(
                    at("2026-03-02T09:00", Kind.OPENED),
                    step("2026-03-02T10:00", Kind.STEP_ENTERED, "Task_Solve"),
                    step("2026-03-02T10:30", Kind.STEP_ENTERED, "Task_Other"),
                    step("2026-03-02T10:40", Kind.STEP_LEFT, "Task_Other"),
                    step("2026-03-02T11:00", Kind.STEP_LEFT, "Task_Solve"),
                    step("2026-03-02T13:00", Kind.STEP_ENTERED, "Task_Solve"));
            assertThat(rounds(log, target, instant("2026-03-02T14:00")))
                    .extracting(SlaClock::startedAt, SlaClock::elapsedMillis)
                    .containsExactly(
                            tuple(instant("2026-03-02T10:00"), hours(1)), tuple(instant("2026-03-02T13:00"), hours(1)));
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
    }

    @Nested
    class Property9TheOrderInWhichEventsArriveDoesNotMatter {

        @ParameterizedTest
        @ValueSource(longs = {41, 42})
        void onlyTheirTimes(long seed) {
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
                assertThat(Reading.of(shuffled, target, calendar, now))
                        .isEqualTo(Reading.of(log, target, calendar, now));
            }
        }
    }

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

    private static List<SlaClock> rounds(List<SlaEvent> log, SlaTarget target, Instant now) {
        return Reading.of(log, target, office(), now);
    }

    private static long sum(List<SlaClock> rounds) {
        return rounds.stream().mapToLong(SlaClock::elapsedMillis).sum();
    }

    private static long hours(int hours) {
        return Duration.ofHours(hours).toMillis();
    }

    private static SlaEvent paused(String local, String reason) {
        return new SlaEvent(instant(local), Kind.PAUSED, reason, null, null);
    }

    private static SlaEvent assigned(String local, @Nullable UserId owner) {
        return new SlaEvent(instant(local), Kind.ASSIGNED, null, owner, null);
    }

    private static SlaEvent step(String local, Kind kind, String element) {
        return new SlaEvent(instant(local), kind, element, null, null);
    }

    private static SlaClock clock(List<SlaEvent> log, SlaTarget target, BusinessCalendar calendar, Instant now) {
        return Reading.of(log, target, calendar, now).getLast();
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
