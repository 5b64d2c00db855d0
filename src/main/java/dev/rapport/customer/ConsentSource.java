package dev.rapport.customer;

import dev.rapport.platform.Word;
import java.util.EnumSet;
import java.util.Set;

/** Where a customer said yes or no. */
public enum ConsentSource implements Word {
    WEB_FORM,
    PAPER,
    MESSAGE,
    CALL,
    IN_PERSON,

    /** By way of a colleague, who did not say where. */
    PERSON,

    /** A file of another system. */
    IMPORT,
    LEAD,

    /** The page to which a mail of ours leads. */
    CONFIRMATION;

    /** Those that a person can say. */
    public static Set<ConsentSource> ofPeople() {
        return EnumSet.range(WEB_FORM, PERSON);
    }
}
