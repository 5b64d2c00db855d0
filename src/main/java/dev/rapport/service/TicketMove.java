package dev.rapport.service;

import dev.rapport.platform.Word;

/** What one press of a button does with a ticket, and nothing undoes once it is done. */
public enum TicketMove implements Word {
    CLOSE,
    REOPEN,

    /** Whoever the ticket waited for has answered, or the wait is over. */
    GO_ON,
    GO_PUBLIC
}
