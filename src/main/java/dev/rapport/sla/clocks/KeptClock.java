package dev.rapport.sla.clocks;

import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Metric;
import dev.rapport.sla.Phase;
import dev.rapport.sla.Promise;
import dev.rapport.sla.SlaClock;
import dev.rapport.sla.calendars.BusinessCalendar;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clock as it is kept between two computations.
 *
 * @param nextFire when its next warning or breach is to be told
 */
public record KeptClock(
        UUID id,
        SubjectId subject,
        Promise promise,
        SlaClock clock,
        @Nullable Instant nextFire) {

    public Metric metric() {
        return promise.target().metric();
    }

    /** What people are told that it measures: the metric, from the second round on with its number. */
    String name() {
        return metric().inRound(clock.round());
    }

    KeptClock as(UUID known) {
        return new KeptClock(known, subject, promise, clock, nextFire);
    }

    /** Whether both are stopped and differ in nothing but the moment of looking. */
    boolean isStoppedLike(@Nullable KeptClock other) {
        return other != null
                && clock.phase() == Phase.STOPPED
                && equals(new KeptClock(
                        other.id, other.subject, other.promise, other.clock.seen(clock.asOf()), other.nextFire));
    }

    public KeptClock at(Instant now, BusinessCalendar calendar) {
        return new KeptClock(id, subject, promise, clock.at(now, promise.target(), calendar), nextFire);
    }

    /** The clock with the instant at which it must be looked at again, given what was told already. */
    KeptClock told(Told told) {
        return new KeptClock(id, subject, promise, clock, next(told));
    }

    /** Its due time, unless it has stopped. */
    @Nullable
    public Instant stillDue() {
        return clock.phase() == Phase.STOPPED ? null : clock.dueAt();
    }

    KeptClock firingAt(@Nullable Instant at) {
        return new KeptClock(id, subject, promise, clock, at);
    }

    /** Whether it came to its warning or breach and that was not told. */
    boolean hasAlarm(Told told) {
        var at = next(told);
        return at != null && at.isBefore(clock.asOf());
    }

    private @Nullable Instant next(Told told) {
        var due = clock.dueAt();
        if (due == null) return null;
        var counting = clock.phase() == Phase.COUNTING;
        var reached = clock.elapsedMillis() >= promise.target().millis() && clock.phase() != Phase.STOPPED;
        var breach = !told.breach(id) && (counting || reached || clock.breachedAt() != null) ? due : null;
        var warn = clock.warnAt();
        if (warn == null || !counting || breach == null || told.warning(id, due)) return breach;
        return warn.isBefore(due) ? warn : breach;
    }

    /** The id of the event that tells of a warning or breach: always the same for one clock, kind and due time. */
    UUID eventId(String kind) {
        return UUID.nameUUIDFromBytes((id + kind + clock.dueAt()).getBytes(StandardCharsets.UTF_8));
    }

    UUID stepId(LadderStep step) {
        return eventId("step " + step.name());
    }

    /** What was told about clocks already. */
    public interface Told {

        boolean warning(UUID clock, Instant due);

        /** Whether its promise is broken already, for whatever due time. */
        boolean breach(UUID clock);

        boolean step(UUID clock, String step, Instant due);

        /** Whether a step was told for another due time than this one; for any, when none is given. */
        boolean stepBesides(UUID clock, @Nullable Instant due);
    }
}
