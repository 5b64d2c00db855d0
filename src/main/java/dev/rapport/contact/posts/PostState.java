package dev.rapport.contact.posts;

import dev.rapport.platform.Word;

/** How far people are with what is said in public. */
public enum PostState implements Word {
    NEW,
    HANDLED,

    /** It needs nobody. */
    IGNORED
}
