package dev.rapport.customer.relations;

import dev.rapport.platform.Word;

/** What a person is at the organisation that they work for. */
public enum WorkRole implements Word {
    MAIN_CONTACT,
    BUYER,
    USER,
    PAYER,
    /** Works there no longer. */
    LEFT
}
