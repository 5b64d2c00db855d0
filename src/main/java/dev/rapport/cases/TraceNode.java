package dev.rapport.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One link of the chain from a customer to a breach.
 *
 * @param id the row's own id: of a process or task its key in the engine
 * @param parent the id of the node it belongs to; absent at the top
 * @param label a name or number for people
 * @param state of a subject in the reader's words
 * @param detail of a subject its title, of a clock or breach the rule that decided
 */
public record TraceNode(
        Kind kind,
        String id,
        @Nullable String parent,
        String label,
        @Nullable String detail,
        @Nullable String state,
        Instant at,
        @Nullable Instant endedAt) {

    public enum Kind {
        CUSTOMER,
        SUBJECT,
        PROCESS,
        TASK,
        CLOCK,
        BREACH
    }
}
