package dev.rapport.contact.posts;

import dev.rapport.platform.Word;

/** What is to be done about what is said in public. */
public enum PostDeed implements Word {
    NOTHING,
    READ,
    ANSWER,

    /** It is a complaint that everybody reads. */
    COMPLAINT
}
