package dev.rapport.sla;

import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the log that clocks are computed from. Only its time counts, not the order of arrival.
 *
 * @param detail for AGENT_REPLY when it was written, if it was sent; for REPLY_LOST when it was taken; for PAUSED the reason, for STAGE_ENTERED and STAGE_LEFT the stage, for the STEP entries the element of the process
 * @param by for ASSIGNED who holds the work from then on, if a person does; otherwise who caused it, where a member of
 *     staff did
 * @param team key of the team that held the work from then on, where that changed
 */
public record SlaEvent(
        Instant at,
        Kind kind,
        @Nullable String detail,
        @Nullable UserId by,
        @Nullable String team) {

    public static SlaEvent of(Instant at, Kind kind) {
        return new SlaEvent(at, kind, null, null, null);
    }

    /**
     * What happened, as far as it matters to time. Entries of the same millisecond count in this order: what sets a case
     * going before what halts it.
     */
    public enum Kind {
        OPENED,
        ASSIGNED,
        ESCALATED,

        /** By any channel. */
        CUSTOMER_MESSAGE,

        RESUMED,
        REOPENED,
        STAGE_LEFT,
        STAGE_ENTERED,
        STEP_LEFT,
        STEP_ENTERED,

        /** Nobody has the step's task any more. */
        STEP_RELEASED,

        /** Somebody has taken the step's task. */
        STEP_CLAIMED,

        /** An answer that the customer sees. */
        AGENT_REPLY,

        /** An answer that was taken did not arrive: another is owed. Its detail says when it was taken. */
        REPLY_LOST,

        INTERNAL_NOTE,
        PAUSED,
        SOLVED,
        CLOSED,

        /** Closed as a duplicate of another case, in which the work goes on. */
        MERGED
    }
}
