package dev.rapport.access.staff;

import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a person is away, from a time on and until before another.
 *
 * @param standIn who gets what would be theirs
 */
public record Absence(
        UUID id,
        Instant from,
        Instant until,
        @Nullable UserId standIn,
        @Nullable String standInName) {

    boolean overlaps(Instant otherFrom, Instant otherUntil) {
        return from.isBefore(otherUntil) && otherFrom.isBefore(until);
    }
}
