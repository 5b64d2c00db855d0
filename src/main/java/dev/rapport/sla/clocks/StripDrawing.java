package dev.rapport.sla.clocks;

import dev.rapport.sla.CaseClock;
import dev.rapport.sla.ClockStrip;
import dev.rapport.sla.ClockStrip.Doing;
import dev.rapport.sla.ClockStrip.HandOver;
import dev.rapport.sla.ClockStrip.Part;
import dev.rapport.sla.Phase;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.calendars.BusinessCalendar;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/** Cuts the time of a clock into the parts of a strip. */
@NamedInterface("clocks")
public final class StripDrawing {

    private static final int MOST_PARTS = 160;

    private final CaseClock of;
    private final List<SlaEvent> log;
    private final BusinessCalendar calendar;
    private final Instant end;

    private StripDrawing(CaseClock of, List<SlaEvent> log, BusinessCalendar calendar) {
        this.of = of;
        this.log = Timeline.inOrder(log);
        this.calendar = of.target().hours(calendar);
        var stopped = of.clock().stoppedAt();
        this.end = stopped == null ? of.clock().asOf() : stopped;
    }

    public static ClockStrip draw(CaseClock of, List<SlaEvent> log, BusinessCalendar calendar) {
        var drawing = new StripDrawing(of, log, calendar);
        var exact = drawing.parts(true);
        return exact.size() <= MOST_PARTS
                ? new ClockStrip(of, exact, drawing.handOvers(), drawing.answerWritten(), drawing.answerLost(), true)
                : new ClockStrip(
                        of,
                        drawing.parts(false),
                        drawing.handOvers(),
                        drawing.answerWritten(),
                        drawing.answerLost(),
                        false);
    }

    private List<Part> parts(boolean exact) {
        var parts = new ArrayList<Part>();
        for (var span : spans()) {
            var to = span.to() == null || span.to().isAfter(end) ? end : span.to();
            if (!to.isAfter(span.from())) continue;
            if (span.phase() == Phase.STOPPED) parts.add(new Part(span.from(), to, Doing.STOPPED, null, 0));
            else if (exact) cut(span, to, parts);
            else parts.add(open(span, span.from(), to));
        }
        return List.copyOf(parts);
    }

    private List<Timeline.Span> spans() {
        return Timeline.of(log, of.target()).stream()
                .filter(round -> round.number() == of.clock().round())
                .findFirst()
                .map(Timeline.Round::spans)
                .orElse(List.of());
    }

    private void cut(Timeline.Span span, Instant to, List<Part> parts) {
        var at = span.from();
        for (var stretch : calendar.open(at, to)) {
            if (stretch.from().isAfter(at)) parts.add(new Part(at, stretch.from(), Doing.OFF, null, 0));
            parts.add(open(span, stretch.from(), stretch.to()));
            at = stretch.to();
        }
        if (to.isAfter(at)) parts.add(new Part(at, to, Doing.OFF, null, 0));
    }

    private Part open(Timeline.Span span, Instant from, Instant to) {
        var doing = span.phase() == Phase.PAUSED ? Doing.PAUSED : Doing.RUNNING;
        return new Part(from, to, doing, span.pausedFor(), calendar.openMillis(from, to));
    }

    private @Nullable Instant answerWritten() {
        var stopped = of.clock().stoppedAt();
        return log.stream()
                .filter(event -> event.kind() == SlaEvent.Kind.AGENT_REPLY)
                .filter(event -> event.at().truncatedTo(ChronoUnit.MILLIS).equals(stopped))
                .flatMap(event -> Stream.ofNullable(event.detail()))
                .map(Instant::parse)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Instant answerLost() {
        var stopped = of.clock().stoppedAt();
        return log.stream()
                .filter(event -> event.kind() == SlaEvent.Kind.REPLY_LOST && event.detail() != null)
                .filter(event -> Instant.parse(event.detail())
                        .truncatedTo(ChronoUnit.MILLIS)
                        .equals(stopped))
                .map(SlaEvent::at)
                .findFirst()
                .orElse(null);
    }

    private List<HandOver> handOvers() {
        var handOvers = new ArrayList<HandOver>();
        var holder = new HandOver(Instant.MIN, null, null);
        for (var event : log) {
            if (event.kind() != SlaEvent.Kind.ASSIGNED || event.at().isAfter(end)) continue;
            var next = new HandOver(event.at(), event.by(), event.team() == null ? holder.team() : event.team());
            if (Objects.equals(next.owner(), holder.owner()) && Objects.equals(next.team(), holder.team())) continue;
            holder = next;
            if (!event.at().isBefore(of.clock().startedAt())) handOvers.add(next);
        }
        return List.copyOf(handOvers);
    }
}
