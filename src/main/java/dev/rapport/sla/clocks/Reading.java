package dev.rapport.sla.clocks;

import dev.rapport.sla.Phase;
import dev.rapport.sla.SlaClock;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaTarget;
import dev.rapport.sla.calendars.BusinessCalendar;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/** Measures: adds up the spans of a round, in order, into a clock. */
@NamedInterface("clocks")
public final class Reading {

    private final BusinessCalendar calendar;
    private final Instant now;
    private final Mark warning;
    private final Mark due;
    private final boolean warns;
    private long elapsed;
    private long paused;

    private Reading(SlaTarget target, BusinessCalendar calendar, Instant now) {
        this.calendar = target.hours(calendar);
        this.now = now;
        this.warns = target.warns();
        this.warning = new Mark(target.warnMillis());
        this.due = new Mark(target.millis());
    }

    /** The clock of each round of a metric, looked at now; none when the metric has not begun. */
    public static List<SlaClock> of(
            Collection<SlaEvent> log, SlaTarget target, BusinessCalendar calendar, Instant now) {
        return Timeline.of(log, target).stream()
                .map(round -> of(round, target, calendar, now))
                .toList();
    }

    /** Looked at now or, if that is later, at the last change. */
    static SlaClock of(Timeline.Round round, SlaTarget target, BusinessCalendar calendar, Instant now) {
        var last = round.spans().getLast().from();
        var reading = new Reading(target, calendar, last.isAfter(now) ? last : now);
        round.spans().forEach(reading::pass);
        return reading.done(round);
    }

    private void pass(Timeline.Span span) {
        if (span.phase() == Phase.STOPPED) return;
        var open = calendar.openMillis(span.from(), span.to() == null ? now : span.to());
        if (span.phase() == Phase.PAUSED) {
            paused += open;
            return;
        }
        warning.look(span.from(), open);
        due.look(span.from(), open);
        elapsed += open;
    }

    private SlaClock done(Timeline.Round round) {
        var first = round.spans().getFirst();
        var last = round.spans().getLast();
        var stopped = last.phase() == Phase.STOPPED ? last.from() : null;
        var end = stopped == null ? now : stopped;
        return new SlaClock(
                round.number(),
                first.from(),
                stopped,
                elapsed,
                paused,
                warns ? warning.reachedOrAhead(end) : null,
                due.reachedOrAhead(end),
                due.reached != null && due.reached.isBefore(end) ? due.reached : null,
                last.phase(),
                last.pausedFor(),
                round.unanswered(),
                now);
    }

    /** An amount of business time, and when it was reached. */
    private final class Mark {

        private final long amount;
        private @Nullable Instant reached;

        Mark(long amount) {
            this.amount = amount;
        }

        void look(Instant from, long open) {
            if (reached == null && elapsed + open >= amount)
                reached = calendar.after(from, amount - elapsed).orElse(null);
        }

        @Nullable
        Instant reachedOrAhead(Instant from) {
            return reached != null
                    ? reached
                    : calendar.after(from, amount - elapsed).orElse(null);
        }
    }
}
