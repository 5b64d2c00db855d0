package dev.rapport.engine;

import dev.rapport.platform.SubjectId;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The step of a case that a job stands for. The keys alone do not tell: a broker that was killed may give them anew.
 *
 * @param type the job's type, since an element may have jobs of its own and of its listeners
 * @param turn which of the parallel or repeated runs of a multi-instance element, otherwise 0
 * @param message the message that started the instance
 */
record JobStep(
        long job,
        String type,
        long element,
        String elementId,
        int turn,
        long instance,
        String process,
        UUID subject,
        @Nullable UUID message,
        @Nullable UUID submission) {

    static JobStep of(ActivatedJob job, Map<String, Object> variables) {
        if (!(variables.get("subjectId") instanceof String subject))
            throw new IllegalStateException("the process instance has no variable subjectId");
        return new JobStep(
                job.getKey(),
                job.getType(),
                job.getElementInstanceKey(),
                job.getElementId(),
                variables.get("loopCounter") instanceof Number turn ? turn.intValue() : 0,
                job.getProcessInstanceKey(),
                job.getBpmnProcessId(),
                SubjectId.of(subject).value(),
                id(variables, "messageId").orElse(null),
                id(variables, "submission").orElse(null));
    }

    private static Optional<UUID> id(Map<String, Object> variables, String name) {
        return variables.get(name) instanceof String text && text.length() == 36
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
