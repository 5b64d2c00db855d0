package dev.rapport.contact.hooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody changed about an address that is told what happens here; never a secret.
 *
 * @param by name of the person; absent when the system did it
 * @param before absent when there was nothing
 */
public record HookChange(
        Instant at,
        @Nullable String by,
        What what,
        @Nullable String before,
        @Nullable String after) {

    /** What may change. */
    public enum What {
        ADDED,
        NAME,
        ADDRESS,
        EVENTS,
        SECRET,
        ON,
        OFF,
        SENT_AGAIN,
        REMOVED
    }
}
