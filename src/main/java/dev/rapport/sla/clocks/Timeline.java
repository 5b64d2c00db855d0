package dev.rapport.sla.clocks;

import dev.rapport.sla.Phase;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * When a metric counts, waits and is stopped, by the log alone and without any calendar. Only the times of the entries
 * matter. Entries of the same millisecond are taken in the order of {@link SlaEvent.Kind}: what sets a case going
 * before what halts it; only how the case stands after all of them counts. Entries before the first OPENED are ignored.
 */
@NamedInterface("clocks")
public final class Timeline {

    public static final Comparator<SlaEvent> ORDER = Comparator.comparingLong((SlaEvent e) -> e.at().toEpochMilli())
            .thenComparing(SlaEvent::kind)
            .thenComparing(e -> e.detail() == null ? "" : e.detail())
            .thenComparing(e -> e.by() != null);

    /** How a metric stands from one instant to another; the last span of a round has no end. */
    public record Span(
            Instant from,
            @Nullable Instant to,
            Phase phase,
            @Nullable String pausedFor) {}

    /**
     * One measuring of a metric from its beginning; most metrics have one.
     *
     * @param number counted from 1
     * @param spans without gaps
     * @param unanswered whether the end of the case stopped it before what it measures came about
     */
    public record Round(int number, List<Span> spans, boolean unanswered) {}

    private final Standing standing;
    private final List<Round> rounds = new ArrayList<>();
    private List<Span> spans = new ArrayList<>();
    private boolean unanswered;
    private int turn;

    private Timeline(SlaTarget target) {
        this.standing = new Standing(target);
    }

    /** The rounds in order; none when the metric has not begun. */
    public static List<Round> of(Collection<SlaEvent> log, SlaTarget target) {
        var timeline = new Timeline(target);
        var sorted = inOrder(log);
        for (var i = 0; i < sorted.size(); i++) {
            var at = sorted.get(i).at().toEpochMilli();
            timeline.standing.hear(sorted.get(i));
            if (i + 1 == sorted.size() || sorted.get(i + 1).at().toEpochMilli() > at)
                timeline.note(Instant.ofEpochMilli(at));
        }
        timeline.finish();
        return List.copyOf(timeline.rounds);
    }

    /** Costs little for a log that is in order already. */
    public static List<SlaEvent> inOrder(Collection<SlaEvent> log) {
        return log.stream().sorted(ORDER).toList();
    }

    private void note(Instant at) {
        if (!standing.isOpened()) return;
        if (standing.turn() != turn) turn(at);
        var now = new Span(at, null, standing.phase(), standing.pausedFor());
        if (spans.isEmpty()) {
            if (standing.begins()) begin(now);
            return;
        }
        var before = spans.getLast();
        if (now.phase() != Phase.STOPPED) unanswered = false;
        else if (before.phase() != Phase.STOPPED) unanswered = standing.isUnanswered();
        else if (standing.isAnswered()) unanswered = false;
        if (before.phase() != now.phase() || !Objects.equals(before.pausedFor(), now.pausedFor())) follow(now);
    }

    private void begin(Span first) {
        spans.add(first);
        unanswered = first.phase() == Phase.STOPPED && standing.isUnanswered();
    }

    /** A new turn stops the round that is under way. */
    private void turn(Instant at) {
        turn = standing.turn();
        if (!spans.isEmpty() && spans.getLast().phase() != Phase.STOPPED) {
            unanswered = standing.isUnanswered();
            follow(new Span(at, null, Phase.STOPPED, null));
        }
        finish();
    }

    private void follow(Span next) {
        var before = spans.removeLast();
        spans.add(new Span(before.from(), next.from(), before.phase(), before.pausedFor()));
        spans.add(next);
    }

    private void finish() {
        if (spans.isEmpty()) return;
        rounds.add(new Round(rounds.size() + 1, List.copyOf(spans), unanswered));
        spans = new ArrayList<>();
    }
}
