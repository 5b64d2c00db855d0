package dev.rapport.escalation;

import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.LadderEntry.Kind;
import dev.rapport.sla.LadderOver;
import dev.rapport.sla.LadderStepReached;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Starts a process instance for the steps that a clock comes to, and ends those that no longer matter. A step that comes
 * while the one before is undecided goes with it.
 */
@Component
class LadderNews {

    private static final String STEP_DUE = "ladder-step-due";

    /** Covers the moment between a step and its instance listening. */
    private static final Duration A_MOMENT = Duration.ofSeconds(30);

    private final DueSteps steps;
    private final StepRecord record;
    private final ProcessOutbox outbox;

    LadderNews(DueSteps steps, StepRecord record, ProcessOutbox outbox) {
        this.steps = steps;
        this.record = record;
        this.outbox = outbox;
    }

    @EventListener
    void hear(LadderStepReached reached) {
        var together = steps.undecided(reached);
        steps.add(reached, together.orElse(reached.id()));
        if (together.isEmpty()) outbox.publish(start(reached));
        else if (reached.isLate()) outbox.hasten(together.get(), STEP_DUE);
    }

    private static ProcessMessage start(LadderStepReached reached) {
        var message = ProcessMessage.startAnother(reached.id(), STEP_DUE, reached.subject(), Map.of());
        return reached.isLate() ? message.urgently() : message;
    }

    @EventListener
    void hear(LadderOver over) {
        end(steps.endBut(over.clock(), over.dueAt()));
    }

    /** Somebody higher is asked now, or the same people for the same case: one task is enough. */
    void replaceBefore(DueStep step, @Nullable Level called) {
        end(steps.endBefore(step));
        if (called != null) end(steps.endSameCalls(step, called));
    }

    /** An instance for what somebody called for. */
    void start(UUID step, SubjectId subject) {
        outbox.publish(
                ProcessMessage.startAnother(step, STEP_DUE, subject, Map.of()).urgently());
    }

    void end(List<DueStep> ended) {
        for (var step : ended) {
            outbox.publish(ProcessMessage.toInstance(
                    step.instance(), Ids.next(), "escalation-over", step.subject(), A_MOMENT));
            record.note(step, Kind.OVER);
        }
    }
}
