package dev.rapport.contact.posts;

import dev.rapport.platform.Word;

/** How what is said in public sounds. */
public enum Mood implements Word {
    PRAISE,
    NEUTRAL,
    COMPLAINT,
    ANGRY
}
