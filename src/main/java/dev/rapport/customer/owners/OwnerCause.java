package dev.rapport.customer.owners;

import dev.rapport.platform.Word;

/** What brought a customer to another owner. */
public enum OwnerCause implements Word {
    BY_HAND,
    ADDED,
    BEFRIENDED,
    HAND_OVER,
    TAKEN,
    PUT_BACK,
    CAME_BACK,
    REPAIR
}
