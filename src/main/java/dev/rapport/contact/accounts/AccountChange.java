package dev.rapport.contact.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody changed about an account.
 *
 * @param by name of the person; absent when the system did it
 * @param field of the platform, where one was changed; or the extension
 * @param before absent when there was nothing, or when it is a secret
 * @param after likewise
 */
public record AccountChange(
        Instant at,
        @Nullable String by,
        What what,
        @Nullable String field,
        @Nullable String before,
        @Nullable String after) {

    /** What may change. */
    public enum What {
        CONNECTED,
        NAME,
        SETTING,
        SECRET,
        EXTENSION,
        ON,
        OFF,
        REMOVED
    }
}
