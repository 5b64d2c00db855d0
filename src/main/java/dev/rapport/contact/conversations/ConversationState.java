package dev.rapport.contact.conversations;

import dev.rapport.platform.Word;

/** How a conversation stands. */
public enum ConversationState implements Word {
    WAITING_FOR_US,
    WAITING_FOR_CUSTOMER,

    /** Waits for us again at a time that somebody chose, or as soon as the customer writes. */
    SNOOZED,
    DONE
}
