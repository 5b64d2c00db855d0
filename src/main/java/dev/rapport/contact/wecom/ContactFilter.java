package dev.rapport.contact.wecom;

import dev.rapport.platform.Word;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which contacts are looked for.
 *
 * @param who whether it is known who they are; both if absent
 * @param living only those who have somebody of us as a contact now
 * @param mine only those who have the asker
 * @param code only those who came by this staff code
 */
public record ContactFilter(
        @Nullable Who who,
        boolean living,
        boolean mine,
        @Nullable UUID code) {

    /** Whether it is known who somebody is. */
    public enum Who implements Word {
        UNKNOWN,
        KNOWN
    }
}
