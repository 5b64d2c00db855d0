package dev.rapport.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An element of the model that an instance came to.
 *
 * @param name what the business calls it, or its id
 * @param type as the engine names it, such as USER_TASK
 */
public record Step(
        String elementId,
        String name,
        String type,
        ProcessInstance.State state,
        Instant startedAt,
        @Nullable Instant endedAt) {

    public Step named(String other) {
        return new Step(elementId, other, type, state, startedAt, endedAt);
    }
}
