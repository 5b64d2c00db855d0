package dev.rapport.sla;

import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a clock did, piece by piece from its start to now, as {@code SlaStrip} draws it.
 *
 * @param answerWritten when the answer was written that stopped it, if it was sent then
 * @param answerLost when it was told that the answer that stopped it did not arrive
 * @param exact false when there were too many nights to tell, so that the parts still have off hours in them
 */
public record ClockStrip(
        CaseClock of,
        List<Part> parts,
        List<HandOver> handOvers,
        @Nullable Instant answerWritten,
        @Nullable Instant answerLost,
        boolean exact) {

    /** A piece of time in which the clock did one thing; business time is less than its length when not exact. */
    public record Part(
            Instant from, Instant to, Doing doing, @Nullable String reason, long businessMillis) {}

    /** Somebody else, or another team, took the work. */
    public record HandOver(
            Instant at, @Nullable UserId owner, @Nullable String team) {}

    /** What a clock does, off hours included. STOPPED is the time between solved and reopened. */
    public enum Doing {
        RUNNING,
        PAUSED,
        OFF,
        STOPPED
    }
}
