package dev.rapport.customer.owners;

import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a customer came to another owner or team; the owners by their names, teams by their keys.
 *
 * @param by absent when the system did it
 * @param why as the person wrote it, or in both languages
 */
public record OwnerChange(
        UUID id,
        Instant at,
        @Nullable UserId by,
        @Nullable String byName,
        @Nullable String from,
        @Nullable String to,
        @Nullable String fromTeam,
        @Nullable String toTeam,
        OwnerCause cause,
        String why) {}
