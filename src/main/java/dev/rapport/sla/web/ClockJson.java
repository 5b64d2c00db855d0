package dev.rapport.sla.web;

import dev.rapport.sla.CaseClock;
import dev.rapport.sla.SlaClock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A clock as other systems read it; seconds are business time, or all time where it counts around the clock.
 *
 * @param round counted from 1; most metrics have one
 * @param pauses which waiting stops the counting: any, none, or the reasons
 * @param ladder the escalation ladder
 * @param dueAt when elapsed reaches the target: in the past once reached, else what it will be if the clock counts on
 *     from now
 * @param state RUNNING, PAUSED, MET (stopped in time), UNANSWERED (the case ended before the answer, and before
 *     the due time) or BREACHED (stopped or not: see {@code stoppedAt})
 */
record ClockJson(
        String subject,
        @Nullable String external,
        String metric,
        int round,
        String policy,
        String rule,
        String calendar,
        String pauses,
        boolean aroundTheClock,
        String ladder,
        long targetSeconds,
        Instant startedAt,
        @Nullable Instant stoppedAt,
        long elapsedSeconds,
        long pausedSeconds,
        @Nullable Instant dueAt,
        @Nullable Instant breachedAt,
        SlaClock.State state) {

    static ClockJson of(CaseClock found) {
        var clock = found.clock();
        return new ClockJson(
                found.subject().toString(),
                found.external(),
                found.metric().name(),
                clock.round(),
                found.promise().policy(),
                found.promise().rule(),
                found.promise().calendar(),
                found.target().pauses().text(),
                found.target().aroundTheClock(),
                found.promise().ladder(),
                found.target().seconds(),
                clock.startedAt(),
                clock.stoppedAt(),
                clock.elapsedMillis() / 1000,
                clock.pausedMillis() / 1000,
                clock.dueAt(),
                clock.breachedAt(),
                clock.state());
    }
}
