package dev.rapport.sla;

import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the log that clocks are computed from. Only its time counts, not the order of arrival.
 *
 * @param detail for PAUSED the reason, for STAGE_ENTERED and STAGE_LEFT the stage
 * @param by for ASSIGNED who holds the work from then on; otherwise who caused it, where a member of staff did
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
        CUSTOMER_MESSAGE,
        RESUMED,
        REOPENED,
        STAGE_LEFT,
        STAGE_ENTERED,
        AGENT_REPLY,
        PAUSED,
        SOLVED,
        CLOSED
    }
}
