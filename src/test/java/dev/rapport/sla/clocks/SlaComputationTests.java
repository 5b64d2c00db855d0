package dev.rapport.sla.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.Metric;
import dev.rapport.sla.PauseReason;
import dev.rapport.sla.Pausing;
import dev.rapport.sla.Phase;
import dev.rapport.sla.Promise;
import dev.rapport.sla.SlaClock;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.SlaTarget;
import dev.rapport.sla.calendars.BusinessCalendar;
import dev.rapport.sla.pauses.Holdings;
import dev.rapport.sla.pauses.PauseShare;
import dev.rapport.sla.pauses.PauseSum;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clocks of a whole case, who held it, and the words that policies use. */
class SlaComputationTests {

    private static final Instant OPENED = Instant.parse("2026-03-02T08:00:00Z");

    private static final SlaFacts FACTS =
            SlaFacts.of("ticket").withChannel("email").withTeam("service-l1");

    private final SubjectId subject = SubjectId.next();

    @Test
    void aCaseHasAClockForEveryRoundOfEveryPromise() {
        var clocks = clocks(List.of(), at(0, Kind.OPENED), at(1, Kind.AGENT_REPLY), at(2, Kind.CUSTOMER_MESSAGE));

        assertThat(clocks)
                .extracting(KeptClock::name, kept -> kept.clock().phase(), KeptClock::subject)
                .containsExactly(
                        tuple("first-response", Phase.STOPPED, subject),
                        tuple("next-response", Phase.COUNTING, subject),
                        tuple("periodic-update", Phase.COUNTING, subject));
        assertThat(clocks).extracting(KeptClock::id).doesNotHaveDuplicates();
    }

    @Test
    void clocksThatGoOnStayTheSame() {
        var before = clocks(List.of(), at(0, Kind.OPENED), at(1, Kind.AGENT_REPLY));
        var after = clocks(before, at(0, Kind.OPENED), at(1, Kind.AGENT_REPLY), at(3, Kind.AGENT_REPLY));

        assertThat(after)
                .extracting(KeptClock::name)
                .containsExactly("first-response", "periodic-update", "periodic-update-2");
        assertThat(after.subList(0, 2)).extracting(KeptClock::id).containsExactlyElementsOf(ids(before));
        assertThat(ids(before)).doesNotContain(after.getLast().id());
    }

    @Test
    void aRoundThatIsFoundBeforeAnotherTakesItsNumberAndNotItsClock() {
        var before = clocks(List.of(), at(0, Kind.OPENED), at(1, Kind.AGENT_REPLY), at(5, Kind.CUSTOMER_MESSAGE));
        var after = clocks(
                before,
                at(0, Kind.OPENED),
                at(1, Kind.AGENT_REPLY),
                at(2, Kind.CUSTOMER_MESSAGE),
                at(3, Kind.AGENT_REPLY),
                at(5, Kind.CUSTOMER_MESSAGE));

        assertThat(of(after, "next-response-2").id())
                .isEqualTo(of(before, "next-response").id());
        assertThat(ids(before)).doesNotContain(of(after, "next-response").id());
        assertThat(after).extracting(KeptClock::id).doesNotHaveDuplicates();
    }

    @Test
    void aClockWhoseBeginningIsFoundEarlierStaysTheSame() {
        var before = clocks(List.of(), at(2, Kind.OPENED));
        var after = clocks(before, at(1, Kind.OPENED), at(2, Kind.OPENED));

        assertThat(ids(after)).isEqualTo(ids(before));
        assertThat(after.getFirst().clock().startedAt()).isEqualTo(OPENED.plus(Duration.ofHours(1)));
    }

    @Test
    void whatIsStoppedIsKeptAgainOnlyWhenItChanged() {
        var before = clocks(List.of(), at(0, Kind.OPENED), at(1, Kind.AGENT_REPLY));
        var later = CaseClocks.of(
                aCase(),
                List.of(at(0, Kind.OPENED), at(1, Kind.AGENT_REPLY)),
                name -> BusinessCalendar.ALWAYS,
                before,
                OPENED.plus(Duration.ofDays(9)));

        assertThat(later.getFirst().isStoppedLike(before.getFirst())).isTrue();
        assertThat(later.getFirst().isStoppedLike(null)).isFalse();
        assertThat(later.getFirst().isStoppedLike(before.getLast())).isFalse();
        assertThat(later.getLast().isStoppedLike(before.getLast())).isFalse();
    }

    @Test
    void holdingsTellWhoHeldACaseAndWhatItWaitedFor() {
        var li = UserId.next();
        var wang = UserId.next();
        var log = new ArrayList<>(List.of(
                new SlaEvent(OPENED.minusSeconds(5), Kind.PAUSED, "vendor", wang, null),
                at(0, Kind.OPENED),
                assigned(1, li),
                new SlaEvent(hour(2), Kind.PAUSED, "vendor", wang, null),
                new SlaEvent(hour(3), Kind.PAUSED, "parts", li, null),
                at(4, Kind.CUSTOMER_MESSAGE),
                assigned(5, null),
                at(6, Kind.SOLVED),
                at(7, Kind.REOPENED)));

        assertThat(Holdings.of(log))
                .extracting(
                        Holdings.Piece::from,
                        Holdings.Piece::to,
                        Holdings.Piece::holder,
                        piece -> piece.pause() == null ? null : piece.pause().reason())
                .containsExactly(
                        tuple(hour(0), hour(1), null, null),
                        tuple(hour(1), hour(2), li, null),
                        tuple(hour(2), hour(3), li, "vendor"),
                        tuple(hour(3), hour(4), li, "parts"),
                        tuple(hour(4), hour(5), li, null),
                        tuple(hour(5), hour(6), null, null),
                        tuple(hour(7), null, null, null));
        assertThat(Holdings.pause(log)).isEmpty();
        log.add(new SlaEvent(hour(8), Kind.PAUSED, "approval", wang, null));
        assertThat(Holdings.pause(log)).contains(new Holdings.Pause(hour(8), "approval", wang));
        log.add(at(9, Kind.RESUMED));
        assertThat(Holdings.pause(log)).isEmpty();
        log.add(at(10, Kind.MERGED));
        assertThat(Holdings.pause(log)).isEmpty();
        assertThat(Holdings.pause(List.of())).isEmpty();
    }

    @Test
    void sharesOfPausedTimeAreCutToThePeriod() {
        var li = UserId.next();
        var wang = UserId.next();
        var log = List.of(
                at(0, Kind.OPENED),
                assigned(0, li),
                new SlaEvent(hour(2), Kind.PAUSED, "vendor", wang, null),
                new SlaEvent(hour(6), Kind.PAUSED, null, null, null),
                new SlaEvent(hour(8), Kind.PAUSED, "vendor", wang, null));
        var sum = new PauseSum(hour(1), hour(8));
        sum.add(log, BusinessCalendar.ALWAYS);

        assertThat(sum.shares()).hasSize(2);
        var first = sum.shares().getFirst();
        assertThat(first.person()).isEqualTo(li);
        assertThat(first.heldMillis()).isEqualTo(Duration.ofHours(7).toMillis());
        assertThat(first.pausedMillis()).isEqualTo(Duration.ofHours(6).toMillis());
        assertThat(first.pausedFor())
                .containsEntry("vendor", Duration.ofHours(4).toMillis());
        assertThat(first.pausesSet()).isZero();
        assertThat(sum.shares().getLast())
                .extracting(PauseShare::person, PauseShare::pausesSet, PauseShare::share)
                .containsExactly(wang, 1L, 0.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first-response",
                "next-response",
                "periodic-update",
                "requester-wait",
                "agent-work",
                "resolution",
                "stage-contact-2",
                "step:Task_Solve"
            })
    void aMetricIsKnownByItsName(String name) {
        var metric = new Metric(name);
        assertThat(metric.inRound(1)).isEqualTo(name);
        assertThat(metric.inRound(3)).isEqualTo(name + "-3");
        assertThat(metric.isOfAPlace()).isEqualTo(name.startsWith("st"));
        assertThat(metric.isStage()).isEqualTo(name.startsWith("stage-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stage-", "step:", "stage", "step", "response", "stage-a b"})
    void nothingElseIsAMetric(String name) {
        assertThatThrownBy(() -> new Metric(name)).isInstanceOf(Refused.class);
    }

    @Test
    void placesAreNamedByMetrics() {
        assertThat(Metric.stage("contract").place()).isEqualTo("contract");
        assertThat(Metric.step("Task_Solve").place()).isEqualTo("Task_Solve");
        assertThat(Metric.RESOLUTION.place()).isEmpty();
    }

    @Test
    void whatPausesIsWrittenAndReadAlike() {
        for (var pausing : List.of(Pausing.ANY, Pausing.NONE, Pausing.by(PauseReason.VENDOR, PauseReason.CUSTOMER)))
            assertThat(Pausing.parse(pausing.text())).isEqualTo(pausing);
        assertThat(Pausing.by(PauseReason.VENDOR, PauseReason.CUSTOMER).text()).isEqualTo("customer vendor");
        assertThat(Pausing.parse("customer, vendor").isPausedBy("vendor")).isTrue();
        assertThat(Pausing.parse("customer").isPausedBy("vendor")).isFalse();
        assertThat(Pausing.parse("customer").isPausedBy(null)).isFalse();
        assertThat(Pausing.ANY.isPausedBy(null)).isTrue();
        assertThat(Pausing.NONE.isPausedBy("customer")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 1.5, -0.1})
    void aPartThatIsNoneOrTheWholeWarnsOfNothing(double fraction) {
        assertThat(new SlaTarget(Metric.RESOLUTION, 100, fraction, true).warns())
                .isFalse();
    }

    @Test
    void aWarningComesAfterItsPartOfTheTime() {
        var target = new SlaTarget(Metric.RESOLUTION, 1000, 0.8, true);
        assertThat(target.warns()).isTrue();
        assertThat(target.warnMillis()).isEqualTo(800_000);
        var clock = Reading.of(List.of(at(0, Kind.OPENED)), target, BusinessCalendar.ALWAYS, OPENED)
                .getFirst();
        assertThat(clock.warnAt()).isEqualTo(OPENED.plusSeconds(800));
        assertThat(clock.at(OPENED.plusSeconds(500), target, BusinessCalendar.ALWAYS)
                        .warnAt())
                .isEqualTo(OPENED.plusSeconds(800));
        assertThat(clock.at(OPENED.plusSeconds(1000), target, BusinessCalendar.ALWAYS)
                        .breachedAt())
                .isNull();
        assertThat(clock.at(OPENED.plusSeconds(1001), target, BusinessCalendar.ALWAYS)
                        .breachedAt())
                .isEqualTo(OPENED.plusSeconds(1000));
        assertThat(clock.at(OPENED.minusSeconds(1), target, BusinessCalendar.ALWAYS))
                .isEqualTo(clock);
    }

    @Test
    void aPausedClockIsDueLaterTheLongerItWaits() {
        var target = new SlaTarget(Metric.RESOLUTION, 3600, 0.5, true);
        var log = List.of(at(0, Kind.OPENED), new SlaEvent(OPENED.plusSeconds(600), Kind.PAUSED, "vendor", null, null));
        var clock = Reading.of(log, target, BusinessCalendar.ALWAYS, hour(1)).getFirst();
        assertThat(clock.state()).isEqualTo(SlaClock.State.PAUSED);
        var later = clock.at(hour(2), target, BusinessCalendar.ALWAYS);
        assertThat(later.dueAt()).isEqualTo(hour(2).plusSeconds(3000));
        assertThat(later.warnAt()).isEqualTo(hour(2).plusSeconds(1200));
        assertThat(later.pausedMillis()).isEqualTo(6_600_000);
        assertThat(later.elapsedMillis()).isEqualTo(600_000);
        assertThat(later.pausedFor()).isEqualTo("vendor");
    }

    @Test
    void entriesOfTheSameMomentCountAlikeInWhateverOrderTheyCome() {
        var vendor = new SlaEvent(hour(1), Kind.PAUSED, "vendor", null, null);
        var customer = new SlaEvent(hour(1), Kind.PAUSED, "customer", null, null);
        var target = new SlaTarget(Metric.RESOLUTION, 3600, 0, Pausing.by(PauseReason.VENDOR), false);
        var work = new SlaTarget(Metric.AGENT_WORK, 3600, 0, true);
        for (var log :
                List.of(List.of(at(0, Kind.OPENED), vendor, customer), List.of(at(0, Kind.OPENED), customer, vendor)))
            assertThat(phase(log, target)).isEqualTo(Phase.PAUSED);
        var taken = assigned(1, UserId.next());
        for (var log : List.of(
                List.of(at(0, Kind.OPENED), taken, assigned(1, null)),
                List.of(at(0, Kind.OPENED), assigned(1, null), taken)))
            assertThat(phase(log, work)).isEqualTo(Phase.COUNTING);
    }

    @Test
    void aStepOfALadderHasATimeOfItsOwnOnTheSameMetric() {
        var target = new SlaTarget(Metric.RESOLUTION, 3600, 0.8, Pausing.by(PauseReason.VENDOR), true);
        assertThat(target.lasting(1_800_000))
                .isEqualTo(new SlaTarget(Metric.RESOLUTION, 1800, 0, Pausing.by(PauseReason.VENDOR), true));
    }

    private static Phase phase(List<SlaEvent> log, SlaTarget target) {
        return Reading.of(log, target, BusinessCalendar.ALWAYS, hour(2))
                .getFirst()
                .phase();
    }

    private List<KeptClock> clocks(List<KeptClock> before, SlaEvent... log) {
        return CaseClocks.of(aCase(), List.of(log), name -> BusinessCalendar.ALWAYS, before, hour(6));
    }

    private SlaCase aCase() {
        var promises =
                List.of(promise(Metric.FIRST_RESPONSE), promise(Metric.NEXT_RESPONSE), promise(Metric.PERIODIC_UPDATE));
        return new SlaCase(subject, null, true, FACTS, promises, null, null, null);
    }

    private static Promise promise(Metric metric) {
        return new Promise("standard", "rule", 1, "always", new SlaTarget(metric, 3600, 0.8, true), "ticket");
    }

    private static KeptClock of(List<KeptClock> clocks, String name) {
        return clocks.stream()
                .filter(kept -> kept.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<UUID> ids(List<KeptClock> clocks) {
        return clocks.stream().map(KeptClock::id).toList();
    }

    private static SlaEvent at(int hour, Kind kind) {
        return SlaEvent.of(hour(hour), kind);
    }

    private static SlaEvent assigned(int hour, @Nullable UserId owner) {
        return new SlaEvent(hour(hour), Kind.ASSIGNED, null, owner, null);
    }

    private static Instant hour(int hour) {
        return OPENED.plus(Duration.ofHours(hour));
    }
}
