package dev.rapport.escalation;

import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step of a ladder that is worked on.
 *
 * @param instance id of the message that started the process instance which takes it
 * @param call who called for help, if no ladder did; the clock is the step's own id then
 * @param doneAt when the ladder itself last did something for it
 */
record DueStep(
        UUID id,
        UUID instance,
        UUID clock,
        SubjectId subject,
        String metric,
        String ladder,
        String step,
        Instant dueAt,
        Instant reachedAt,
        State state,
        @Nullable Instant doneAt,
        @Nullable StepPlan plan,
        @Nullable Call call) {

    enum State {
        OPEN,
        DONE,
        STOPPED,
        OVER
    }
}
