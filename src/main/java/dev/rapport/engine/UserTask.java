package dev.rapport.engine;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user task as the engine last told.
 *
 * @param name as the model has it; {@link ProcessWords} says it in a reader's language
 * @param candidateGroups keys of the teams that may take it
 * @param slaDueAt when the earliest running clock of its subject falls due; absent once the task has ended
 */
public record UserTask(
        long key,
        long processInstanceKey,
        String processId,
        long definitionKey,
        String elementId,
        String name,
        @Nullable SubjectId subject,
        @Nullable Long formKey,
        @Nullable UserId assignee,
        List<String> candidateGroups,
        int priority,
        State state,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable Instant slaDueAt) {

    /** SENT: a person completed it and the engine has not confirmed yet. */
    public enum State {
        OPEN,
        SENT,
        COMPLETED,
        CANCELED
    }
}
