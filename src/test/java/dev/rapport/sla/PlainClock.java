package dev.rapport.sla;

import dev.rapport.sla.SlaEvent.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The second implementation: walks minute by minute (second by second where something happens) and asks at each step
 * whether the wall clock is in a shift and how the case stands. Slow and obvious, to check the fast one against.
 * Knows whole seconds only.
 */
final class PlainClock {

    private final List<SlaEvent> log;
    private final SlaTarget target;
    private final PlainHours hours;
    private final long now;

    @Nullable
    Long startedAt;

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

    PlainClock(List<SlaEvent> log, SlaTarget target, PlainHours hours, Instant now) {
        this.log = log.stream()
                .sorted(Comparator.comparing(SlaEvent::at)
                        .thenComparing(SlaEvent::kind)
                        .thenComparing(e -> "" + e.detail()))
                .dropWhile(e -> e.kind() != Kind.OPENED)
                .toList();
        this.target = target;
        this.hours = hours;
        this.now = now.getEpochSecond();
        walk();
    }

    private void walk() {
        if (log.isEmpty()) return;
        var past = log.getFirst().at().getEpochSecond();
        var next = 0;
        if (!target.metric().isStage()) startedAt = past;
        Phase phase = null;
        for (var t = past; t < now; ) {
            var before = phase;
            if (next < log.size() && log.get(next).at().getEpochSecond() <= t) {
                while (next < log.size() && log.get(next).at().getEpochSecond() <= t) next++;
                phase = phaseAfter(next);
            }
            if (startedAt == null && phase != Phase.STOPPED) startedAt = t;
            if (phase == Phase.STOPPED && before != Phase.STOPPED) stoppedAt = t;
            if (phase != Phase.STOPPED) stoppedAt = null;
            var minute = t % 60 == 0
                    && t + 60 <= now
                    && (next == log.size() || log.get(next).at().getEpochSecond() >= t + 60);
            var step = minute ? 60 : 1;
            if (hours.open(t)) count(t, step, phase);
            t += step;
        }
        lastMoment();
        if (startedAt == null) return;
        var end = stoppedAt == null ? now : stoppedAt;
        if (dueAt != null && dueAt < end) breachedAt = dueAt;
        lookAhead(end);
    }

    /** What happened in the very second of looking. */
    private void lastMoment() {
        var phase = phaseAfter(log.size());
        if (startedAt == null && phase != Phase.STOPPED) startedAt = now;
        if (phase == Phase.STOPPED && stoppedAt == null) stoppedAt = now;
        if (phase != Phase.STOPPED) stoppedAt = null;
    }

    private void count(long t, int step, Phase phase) {
        if (phase == Phase.PAUSED) paused += step;
        if (phase != Phase.COUNTING) return;
        mark(t, step, elapsed);
        elapsed += step;
    }

    private void mark(long t, int step, long before) {
        if (dueAt == null && before + step >= target.seconds()) dueAt = t + target.seconds() - before;
        var warn = target.warnMillis() / 1000;
        if (target.warns() && warnAt == null && before + step >= warn) warnAt = t + warn - before;
    }

    private void lookAhead(long from) {
        var sum = elapsed;
        for (var t = from; dueAt == null || target.warns() && warnAt == null; ) {
            if (t >= hours.end()) {
                outOfSight = true;
                return;
            }
            var step = t % 60 == 0 ? 60 : 1;
            if (hours.open(t)) {
                mark(t, step, sum);
                sum += step;
            }
            t += step;
        }
    }

    private Phase phaseAfter(int heard) {
        var past = log.subList(0, heard);
        var metric = target.metric();
        var solved = lastOf(past, EnumSet.of(Kind.SOLVED, Kind.CLOSED, Kind.REOPENED));
        var isSolved = solved != null && solved.kind() != Kind.REOPENED;
        var stage = lastOf(
                past.stream()
                        .filter(e -> e.kind() == Kind.STAGE_ENTERED || metric.isStage("" + e.detail()))
                        .toList(),
                EnumSet.of(Kind.STAGE_ENTERED, Kind.STAGE_LEFT));
        var inStage = stage != null && stage.kind() == Kind.STAGE_ENTERED && metric.isStage("" + stage.detail());
        var stopped = metric.equals(Metric.FIRST_RESPONSE)
                ? past.stream().anyMatch(e -> e.kind() == Kind.AGENT_REPLY)
                : isSolved || metric.isStage() && !inStage;
        if (stopped || past.isEmpty()) return Phase.STOPPED;
        var pause =
                lastOf(past, EnumSet.of(Kind.PAUSED, Kind.RESUMED, Kind.CUSTOMER_MESSAGE, Kind.SOLVED, Kind.CLOSED));
        return target.pauses() && pause != null && pause.kind() == Kind.PAUSED ? Phase.PAUSED : Phase.COUNTING;
    }

    private static @Nullable SlaEvent lastOf(List<SlaEvent> past, Set<Kind> kinds) {
        return past.stream()
                .filter(e -> kinds.contains(e.kind()))
                .reduce((a, b) -> b)
                .orElse(null);
    }
}
