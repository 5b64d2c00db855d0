package dev.rapport.customer;

import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was changed of a customer's profile, as everybody may see it.
 *
 * @param which name of the fact, or id of what was changed
 * @param before absent when there was nothing
 * @param after absent when nothing is left
 * @param by absent when an import or the system did it
 * @param undoes the change that it took back, if it did
 * @param undoable false once something changed it again, and to whom may not change it
 */
public record ProfileChange(
        UUID id,
        What what,
        String which,
        @Nullable String before,
        @Nullable String after,
        Instant at,
        @Nullable UserId by,
        @Nullable String byName,
        Origin origin,
        @Nullable UUID undoes,
        boolean undoable) {

    /** To whoever may not change it. */
    ProfileChange fixed() {
        return new ProfileChange(id, what, which, before, after, at, by, byName, origin, undoes, false);
    }

    /** What of a profile can be changed and undone. */
    public enum What {
        NAME,
        KIND,
        PARENT,
        FACT,
        CONTACT_POINT,
        IDENTITY,
        NEED,
        USED_PRODUCT,
        MEMBERSHIP
    }
}
