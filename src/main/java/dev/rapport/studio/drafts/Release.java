package dev.rapport.studio.drafts;

import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version that a designer made live.
 *
 * @param reviewer absent where an earlier version was taken again, which was reviewed at its time
 * @param backTo the earlier version whose text it has
 */
public record Release(
        String processId,
        int version,
        UserId author,
        @Nullable UserId reviewer,
        UserId deployedBy,
        Instant deployedAt,
        String reason,
        @Nullable Integer backTo) {}
