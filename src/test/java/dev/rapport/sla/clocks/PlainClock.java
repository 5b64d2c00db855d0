package dev.rapport.sla.clocks;

import dev.rapport.sla.Phase;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaTarget;
import dev.rapport.sla.calendars.PlainHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The second implementation: walks minute by minute (second by second where something happens) and asks at each step
 * whether the wall clock is in a shift; where something happens, it asks {@link PlainCase} anew how the whole past
 * leaves the case. Slow and obvious, to check the fast one against. Knows whole seconds only.
 */
final class PlainClock {

    /** One measuring of the metric. */
    static final class Round {

        final long startedAt;

        @Nullable
        Long stoppedAt;

        long elapsed;
        long paused;

        @Nullable
        Long warnAt;

        @Nullable
        Long dueAt;

        @Nullable
        Long breachedAt;

        boolean outOfSight;
        boolean unanswered;

        Round(long startedAt) {
            this.startedAt = startedAt;
        }
    }

    final List<Round> rounds = new ArrayList<>();
    private final List<SlaEvent> log;
    private final SlaTarget target;
    private final PlainHours hours;
    private final long now;
    private @Nullable Round current;
    private int since = PlainCase.NOTHING;
    private Phase phase = Phase.STOPPED;

    PlainClock(List<SlaEvent> log, SlaTarget target, PlainHours hours, Instant now) {
        this.log = log.stream()
                .sorted(Comparator.comparing(SlaEvent::at)
                        .thenComparing(SlaEvent::kind)
                        .thenComparing(e -> "" + e.detail())
                        .thenComparing(e -> e.by() != null))
                .dropWhile(e -> e.kind() != Kind.OPENED)
                .toList();
        this.target = target;
        this.hours = target.aroundTheClock() ? hours.always() : hours;
        this.now = now.getEpochSecond();
        walk();
    }

    private void walk() {
        if (log.isEmpty()) return;
        var heard = 0;
        for (var t = second(0); t < now; ) {
            heard = hear(heard, t);
            var nothingHappens = heard == log.size() || second(heard) >= t + 60;
            var step = t % 60 == 0 && t + 60 <= now && nothingHappens ? 60 : 1;
            if (current != null && hours.open(t)) count(current, t, step);
            t += step;
        }
        hear(heard, now);
        rounds.forEach(this::finish);
    }

    private int hear(int before, long t) {
        var heard = before;
        while (heard < log.size() && second(heard) <= t) heard++;
        if (heard > before) stand(t, new PlainCase(log.subList(0, heard), target));
        return heard;
    }

    private long second(int place) {
        return log.get(place).at().getEpochSecond();
    }

    private void stand(long t, PlainCase found) {
        phase = found.phase();
        if (found.measuredSince() != since) {
            since = found.measuredSince();
            if (current != null && current.stoppedAt == null) stop(current, t, found.isUnanswered());
            else if (current != null && found.isAnswered()) current.unanswered = false;
            current = null;
        }
        if (current == null && found.begins()) {
            current = new Round(t);
            rounds.add(current);
        }
        if (current == null) return;
        if (phase != Phase.STOPPED) go(current);
        else if (current.stoppedAt == null) stop(current, t, found.isUnanswered());
        else if (found.isAnswered()) current.unanswered = false;
    }

    private static void stop(Round round, long t, boolean unanswered) {
        round.stoppedAt = t;
        round.unanswered = unanswered;
    }

    private static void go(Round round) {
        round.stoppedAt = null;
        round.unanswered = false;
    }

    private void count(Round round, long t, int step) {
        if (phase == Phase.PAUSED) round.paused += step;
        if (phase != Phase.COUNTING) return;
        mark(round, t, step, round.elapsed);
        round.elapsed += step;
    }

    private void mark(Round round, long t, int step, long before) {
        if (round.dueAt == null && before + step >= target.seconds()) round.dueAt = t + target.seconds() - before;
        var warn = target.warnMillis() / 1000;
        if (target.warns() && round.warnAt == null && before + step >= warn) round.warnAt = t + warn - before;
    }

    private void finish(Round round) {
        var end = round.stoppedAt == null ? now : round.stoppedAt;
        if (round.dueAt != null && round.dueAt < end) round.breachedAt = round.dueAt;
        lookAhead(round, end);
    }

    private void lookAhead(Round round, long from) {
        var sum = round.elapsed;
        for (var t = hours.nextOpen(from);
                round.dueAt == null || target.warns() && round.warnAt == null;
                t = hours.nextOpen(t)) {
            if (t >= hours.end()) {
                round.outOfSight = true;
                return;
            }
            var step = t % 60 == 0 ? 60 : 1;
            mark(round, t, step, sum);
            sum += step;
            t += step;
        }
    }
}
