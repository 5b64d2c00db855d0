package dev.rapport.customer.membership;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of a level.
 *
 * @param byName absent when the system did it
 * @param before absent when it was new
 */
public record MembershipLevelChange(
        UUID id,
        Instant at,
        @Nullable String byName,
        @Nullable MembershipLevel before,
        MembershipLevel after) {}
