package dev.rapport.customer;

import dev.rapport.platform.Word;

/** How sure it is that an identity is the customer's. */
public enum Certainty implements Word {
    KNOWN,
    /** Nothing is sent there until somebody made sure. */
    MAYBE
}
