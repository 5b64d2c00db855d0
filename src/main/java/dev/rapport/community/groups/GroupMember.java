package dev.rapport.community.groups;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is or was in a group.
 *
 * @param customer absent of colleagues and of those whom only the platform knows
 * @param colleague absent of all but our own people
 * @param external their id on the platform
 * @param called what they call themselves there
 * @param cameBy by which code or on whose invitation
 * @param lastAt when they last did something there; absent if that is not known
 */
public record GroupMember(
        UUID id,
        SubjectId group,
        @Nullable CustomerId customer,
        @Nullable UserId colleague,
        @Nullable String external,
        @Nullable String called,
        GroupRole role,
        GroupWay came,
        @Nullable String cameBy,
        Instant joinedAt,
        @Nullable Instant lastAt,
        @Nullable Instant leftAt,
        @Nullable GroupEnd leftHow) {

    public boolean isIn() {
        return leftAt == null;
    }
}
