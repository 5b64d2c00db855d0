package dev.rapport.customer.quality;

import dev.rapport.platform.Word;

/** What is checked of each customer. */
public enum Quality implements Word {
    DUPLICATE_PHONES,
    INCOMPLETE_NAMES,
    INVALID_CONTACTS,
    OUTDATED_TAGS,
    UNCLEAR_OWNERSHIP
}
