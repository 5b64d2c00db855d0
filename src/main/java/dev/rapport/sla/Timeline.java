package dev.rapport.sla;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a metric counts, waits and is stopped, by the log alone and without any calendar. Only the times of the entries
 * matter. Entries of the same millisecond are taken in the order of {@link SlaEvent.Kind}: what sets a case going
 * before what halts it; only how the case stands after all of them counts. Entries before the first OPENED are ignored.
 */
final class Timeline {

    static final Comparator<SlaEvent> ORDER = Comparator.comparing(
                    (SlaEvent e) -> e.at().truncatedTo(ChronoUnit.MILLIS))
            .thenComparing(SlaEvent::kind)
            .thenComparing(e -> e.detail() == null ? "" : e.detail());

    /** How a metric stands from one instant to another; the last span of a timeline has no end. */
    record Span(
            Instant from,
            @Nullable Instant to,
            Phase phase,
            @Nullable String pausedFor) {}

    private final SlaTarget target;
    private final List<Span> spans = new ArrayList<>();
    private boolean opened;
    private boolean replied;
    private boolean solved;
    private boolean paused;
    private @Nullable String pausedFor;
    private @Nullable String stage;

    private Timeline(SlaTarget target) {
        this.target = target;
    }

    /** The spans without gaps since the metric began; none when it has not. */
    static List<Span> of(Collection<SlaEvent> log, SlaTarget target) {
        var timeline = new Timeline(target);
        var sorted = log.stream().sorted(ORDER).toList();
        for (var i = 0; i < sorted.size(); i++) {
            timeline.hear(sorted.get(i));
            if (i + 1 == sorted.size() || at(sorted.get(i + 1)).isAfter(at(sorted.get(i))))
                timeline.note(at(sorted.get(i)));
        }
        return List.copyOf(timeline.spans);
    }

    private void hear(SlaEvent event) {
        if (event.kind() == SlaEvent.Kind.OPENED) opened = true;
        if (!opened) return;
        switch (event.kind()) {
            case AGENT_REPLY -> replied = true;
            case PAUSED -> pause(event.detail());
            case RESUMED, CUSTOMER_MESSAGE -> paused = false;
            case SOLVED, CLOSED -> {
                paused = false;
                solved = true;
            }
            case REOPENED -> solved = false;
            case STAGE_ENTERED -> stage = event.detail();
            case STAGE_LEFT -> leave(event.detail());
            case OPENED, ASSIGNED, ESCALATED -> {}
        }
    }

    private void pause(@Nullable String reason) {
        paused = true;
        pausedFor = reason;
    }

    private void leave(@Nullable String left) {
        if (left == null || left.equals(stage)) stage = null;
    }

    private void note(Instant at) {
        if (!opened) return;
        var phase = phase();
        var now = new Span(at, null, phase, phase == Phase.PAUSED ? pausedFor : null);
        if (spans.isEmpty()) {
            if (!target.metric().isStage() || phase != Phase.STOPPED) spans.add(now);
            return;
        }
        var before = spans.getLast();
        if (before.phase() == phase && Objects.equals(before.pausedFor(), now.pausedFor())) return;
        spans.set(spans.size() - 1, new Span(before.from(), at, before.phase(), before.pausedFor()));
        spans.add(now);
    }

    private static Instant at(SlaEvent event) {
        return event.at().truncatedTo(ChronoUnit.MILLIS);
    }

    private Phase phase() {
        if (stopped()) return Phase.STOPPED;
        return paused && target.pauses() ? Phase.PAUSED : Phase.COUNTING;
    }

    private boolean stopped() {
        var metric = target.metric();
        if (metric.equals(Metric.FIRST_RESPONSE)) return replied;
        if (metric.equals(Metric.RESOLUTION)) return solved;
        return solved || stage == null || !metric.isStage(stage);
    }
}
