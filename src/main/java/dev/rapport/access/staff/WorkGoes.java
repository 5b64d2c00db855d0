package dev.rapport.access.staff;

import dev.rapport.platform.UserId;

/** Where the open work of a person goes. */
public sealed interface WorkGoes {

    record To(UserId person) implements WorkGoes {}

    /** To the queues of its teams, where others take it. */
    record ToQueues() implements WorkGoes {}

    /** Nowhere: there is none, or it stays on purpose. */
    record Nowhere(boolean onPurpose) implements WorkGoes {}
}
