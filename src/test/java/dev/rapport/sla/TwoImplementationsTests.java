package dev.rapport.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast clock and the plain one must agree on everything they tell. */
class TwoImplementationsTests {

    private static final int CALENDARS = Integer.getInteger("rapport.sla.calendars", 100);
    private static final int HISTORIES = 250;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreeOnTwentyFiveThousandRandomHistories(long seed) {
        var random = new RandomCases(seed);
        var seen = 0;
        for (var c = 0; c < CALENDARS; c++) {
            var zone = random.zone();
            var start = random.window(zone);
            var calendar = random.calendar(zone, start);
            var hours = new PlainHours(calendar, start, 60);
            for (var h = 0; h < HISTORIES; h++) {
                var log = random.log(start, 8);
                compare(log, random.target(), calendar, hours, random.after(log));
                seen++;
            }
        }
        assertThat(seen).isEqualTo(CALENDARS * HISTORIES);
    }

    private static void compare(
            List<SlaEvent> log, SlaTarget target, BusinessCalendar calendar, PlainHours hours, Instant now) {
        var plain = new PlainClock(log, target, hours, now);
        var fast = SlaClock.of(log, target, calendar, now);
        if (plain.startedAt == null || fast.isEmpty()) {
            assertThat(fast.isEmpty()).isEqualTo(plain.startedAt == null);
            return;
        }
        var clock = fast.get();
        var same = same(clock.startedAt(), plain.startedAt)
                && same(clock.stoppedAt(), plain.stoppedAt)
                && clock.elapsedMillis() == plain.elapsed * 1000
                && clock.pausedMillis() == plain.paused * 1000
                && same(clock.breachedAt(), plain.breachedAt)
                && (plain.outOfSight || same(clock.dueAt(), plain.dueAt) && same(clock.warnAt(), plain.warnAt));
        if (!same) assertThat(describe(plain)).as("%s %s %s", log, target, now).isEqualTo(clock.toString());
        lookingEarlierAndThenLaterIsTheSame(log, target, calendar, now, clock);
    }

    private static void lookingEarlierAndThenLaterIsTheSame(
            List<SlaEvent> log, SlaTarget target, BusinessCalendar calendar, Instant now, SlaClock clock) {
        var last = log.stream().map(SlaEvent::at).max(Instant::compareTo).orElseThrow();
        var between = last.plusSeconds((now.getEpochSecond() - last.getEpochSecond()) / 2);
        var earlier = SlaClock.of(log, target, calendar, between).orElseThrow();
        if (clock.phase() == Phase.STOPPED) return;
        assertThat(earlier.at(now, target, calendar)).isEqualTo(clock);
    }

    private static boolean same(@Nullable Instant fast, @Nullable Long plain) {
        return Optional.ofNullable(fast)
                .map(Instant::toEpochMilli)
                .equals(Optional.ofNullable(plain).map(s -> s * 1000));
    }

    private static String describe(PlainClock plain) {
        return "started %s stopped %s elapsed %d paused %d warn %s due %s breached %s"
                .formatted(
                        at(plain.startedAt),
                        at(plain.stoppedAt),
                        plain.elapsed,
                        plain.paused,
                        at(plain.warnAt),
                        at(plain.dueAt),
                        at(plain.breachedAt));
    }

    private static @Nullable Instant at(@Nullable Long second) {
        return second == null ? null : Instant.ofEpochSecond(second);
    }
}
