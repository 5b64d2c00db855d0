package dev.rapport.sla.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.sla.Phase;
import dev.rapport.sla.SlaClock;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaTarget;
import dev.rapport.sla.calendars.BusinessCalendar;
import dev.rapport.sla.calendars.PlainHours;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The fast clock and the plain one must agree on everything they tell: on a hundred thousand random histories in every
 * build, on a million with {@code -Drapport.sla.calendars=4000}.
 */
class TwoImplementationsTests {

    private static final int CALENDARS = Integer.getInteger("rapport.sla.calendars", 400);
    private static final int HISTORIES = 250;

    @Test
    void agreeOnAHundredThousandRandomHistories() {
        var seen = IntStream.rangeClosed(1, CALENDARS)
                .parallel()
                .map(TwoImplementationsTests::agree)
                .sum();
        assertThat(seen).isEqualTo(CALENDARS * HISTORIES);
    }

    private static int agree(int seed) {
        var random = new RandomCases(seed);
        var zone = random.zone();
        var start = random.window(zone);
        var calendar = random.calendar(zone, start);
        var hours = new PlainHours(calendar, start, 60);
        // Every second calendar is changed on the way, from then on.
        if (seed % 2 == 0) {
            var next = random.calendar(zone, start);
            var minute = start.getEpochSecond() / 60 + new Random(seed).nextInt(20 * 24 * 60);
            var change = Instant.ofEpochSecond(minute * 60);
            hours = new PlainHours(next, start, 60).since(change, hours);
            calendar = next.since(change, calendar);
        }
        for (var h = 0; h < HISTORIES; h++) {
            var log = random.log(start, 8);
            compare(log, random.target(), calendar, hours, random.after(log));
        }
        return HISTORIES;
    }

    private static void compare(
            List<SlaEvent> log, SlaTarget target, BusinessCalendar calendar, PlainHours hours, Instant now) {
        var plain = new PlainClock(log, target, hours, now).rounds;
        var fast = Reading.of(log, target, calendar, now);
        var same = plain.size() == fast.size();
        for (var i = 0; same && i < fast.size(); i++)
            same = fast.get(i).round() == i + 1 && same(fast.get(i), plain.get(i));
        if (!same)
            assertThat(plain.stream().map(TwoImplementationsTests::describe))
                    .as("%s %s %s", log, target, now)
                    .isEqualTo(fast.stream().map(SlaClock::toString).toList());
        if (!fast.isEmpty()) lookingEarlierAndThenLaterIsTheSame(log, target, calendar, now, fast.getLast());
    }

    private static boolean same(SlaClock fast, PlainClock.Round plain) {
        return same(fast.startedAt(), plain.startedAt)
                && same(fast.stoppedAt(), plain.stoppedAt)
                && fast.elapsedMillis() == plain.elapsed * 1000
                && fast.pausedMillis() == plain.paused * 1000
                && same(fast.breachedAt(), plain.breachedAt)
                && fast.unanswered() == plain.unanswered
                && (plain.outOfSight || same(fast.dueAt(), plain.dueAt) && same(fast.warnAt(), plain.warnAt));
    }

    private static void lookingEarlierAndThenLaterIsTheSame(
            List<SlaEvent> log, SlaTarget target, BusinessCalendar calendar, Instant now, SlaClock clock) {
        if (clock.phase() == Phase.STOPPED) return;
        var last = log.stream().map(SlaEvent::at).max(Instant::compareTo).orElseThrow();
        var between = last.plusSeconds((now.getEpochSecond() - last.getEpochSecond()) / 2);
        var earlier = Reading.of(log, target, calendar, between).getLast();
        assertThat(earlier.at(now, target, calendar)).isEqualTo(clock);
    }

    private static boolean same(@Nullable Instant fast, @Nullable Long plain) {
        return Optional.ofNullable(fast)
                .map(Instant::toEpochMilli)
                .equals(Optional.ofNullable(plain).map(s -> s * 1000));
    }

    private static String describe(PlainClock.Round plain) {
        return "started %s stopped %s elapsed %d paused %d warn %s due %s breached %s unanswered %s"
                .formatted(
                        at(plain.startedAt),
                        at(plain.stoppedAt),
                        plain.elapsed,
                        plain.paused,
                        at(plain.warnAt),
                        at(plain.dueAt),
                        at(plain.breachedAt),
                        plain.unanswered);
    }

    private static @Nullable Instant at(@Nullable Long second) {
        return second == null ? null : Instant.ofEpochSecond(second);
    }
}
