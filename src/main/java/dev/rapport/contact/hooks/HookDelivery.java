package dev.rapport.contact.hooks;

import dev.rapport.contact.Trouble;
import dev.rapport.platform.Word;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one address is told of one event, and how far that got.
 *
 * @param id by which the other side knows a repeat
 * @param dueAt when it is posted next, while it waits
 * @param code of the last answer, as HTTP says it; absent where there was none
 * @param answer how the last answer began
 * @param trouble why there was no answer
 */
public record HookDelivery(
        UUID id,
        String type,
        String body,
        Instant madeAt,
        State state,
        int tries,
        Instant dueAt,
        @Nullable Instant triedAt,
        @Nullable Integer code,
        @Nullable String answer,
        @Nullable Trouble trouble) {

    /** How far it got. */
    public enum State implements Word {
        WAITING,
        TAKEN,
        FAILED
    }
}
