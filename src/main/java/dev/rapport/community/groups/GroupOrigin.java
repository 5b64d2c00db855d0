package dev.rapport.community.groups;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a group comes from that its platform tells of, and what it says.
 *
 * @param account which of our accounts tells of it
 * @param chat what the platform calls it
 * @param owner id of its owner there, as far as that is a colleague who may answer for it here
 * @param notice what is announced in it
 * @param heardAt when the platform last said how it is
 */
public record GroupOrigin(
        UUID account,
        String chat,
        @Nullable String owner,
        @Nullable String notice,
        Instant heardAt) {}
