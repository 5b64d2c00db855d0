package dev.rapport.sla;

import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.UUID;

/**
 * A clock came to a step of its escalation ladder; published in the transaction that wrote it down, once for ever for
 * each clock, step and due time.
 *
 * @param id derived from clock, step and due time
 * @param at when the step was due
 */
public record LadderStepReached(
        UUID id, UUID clock, SubjectId subject, String metric, String ladder, String step, Instant dueAt, Instant at) {

    /** Whether the promised time is over. */
    public boolean isLate() {
        return !at.isBefore(dueAt);
    }
}
