package dev.rapport.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody changed of the levels of fields.
 *
 * @param by name of who did; absent when the system did
 * @param what a field; or a level, a role and a standing
 * @param before a level or a sight, as {@code after}
 */
public record LevelChange(UUID id, Instant at, @Nullable String by, String what, String before, String after) {}
