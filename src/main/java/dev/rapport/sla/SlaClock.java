package dev.rapport.sla;

import dev.rapport.sla.calendars.BusinessCalendar;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One round of one metric of one case, measured: a pure function of log, target, calendar and the moment of looking. No figure is
 * ever patched; what changes is the log or the policy, and everything is computed again.
 *
 * @param round counted from 1; most metrics have one
 * @param elapsedMillis business time it counted
 * @param pausedMillis business time it waited
 * @param warnAt like {@code dueAt}, for the warning; absent when the policy warns of nothing
 * @param dueAt the first instant at which elapsed reaches the target: in the past once reached, else what it will be if
 *     the clock counts on from now (for a stopped clock, from when it stopped); absent when the calendar never opens
 *     for so long
 * @param breachedAt the due time, once it passed without the clock being stopped
 * @param pausedFor why it waits at the moment
 * @param unanswered whether the end of the case stopped it before what it measures came about
 * @param asOf the moment of looking; never before the last entry of the log
 */
public record SlaClock(
        int round,
        Instant startedAt,
        @Nullable Instant stoppedAt,
        long elapsedMillis,
        long pausedMillis,
        @Nullable Instant warnAt,
        @Nullable Instant dueAt,
        @Nullable Instant breachedAt,
        Phase phase,
        @Nullable String pausedFor,
        boolean unanswered,
        Instant asOf) {

    /** The same clock looked at later, nothing having happened since. */
    public SlaClock at(Instant later, SlaTarget target, BusinessCalendar calendar) {
        if (!later.isAfter(asOf) || phase == Phase.STOPPED) return this;
        var hours = target.hours(calendar);
        var open = hours.openMillis(asOf, later);
        var due = ahead(dueAt, target.millis(), later, hours);
        return new SlaClock(
                round,
                startedAt,
                null,
                elapsedMillis + (phase == Phase.COUNTING ? open : 0),
                pausedMillis + (phase == Phase.PAUSED ? open : 0),
                warnAt == null ? null : ahead(warnAt, target.warnMillis(), later, hours),
                due,
                due != null && due.isBefore(later) ? due : null,
                phase,
                pausedFor,
                false,
                later);
    }

    public SlaClock seen(Instant moment) {
        return new SlaClock(
                round,
                startedAt,
                stoppedAt,
                elapsedMillis,
                pausedMillis,
                warnAt,
                dueAt,
                breachedAt,
                phase,
                pausedFor,
                unanswered,
                moment);
    }

    /**
     * What people call it: RUNNING, PAUSED, MET (stopped in time), UNANSWERED (the case ended before, and before the due
     * time: neither kept nor broken) or BREACHED (whether it still runs or not).
     */
    public State state() {
        if (breachedAt != null) return State.BREACHED;
        return switch (phase) {
            case COUNTING -> State.RUNNING;
            case PAUSED -> State.PAUSED;
            case STOPPED -> unanswered ? State.UNANSWERED : State.MET;
        };
    }

    private @Nullable Instant ahead(@Nullable Instant mark, long amount, Instant later, BusinessCalendar hours) {
        if (phase == Phase.COUNTING || elapsedMillis >= amount) return mark;
        return hours.after(later, amount - elapsedMillis).orElse(null);
    }

    /** How a clock stands. */
    public enum State {
        RUNNING,
        PAUSED,
        MET,
        UNANSWERED,
        BREACHED
    }
}
