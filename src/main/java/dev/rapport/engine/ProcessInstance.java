package dev.rapport.engine;

import dev.rapport.platform.SubjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One run of a process. */
public record ProcessInstance(
        long key,
        String processId,
        int version,
        long definitionKey,
        @Nullable SubjectId subject,
        @Nullable Long parentKey,
        State state,
        Instant startedAt,
        @Nullable Instant endedAt) {

    public enum State {
        ACTIVE,
        COMPLETED,
        TERMINATED
    }
}
