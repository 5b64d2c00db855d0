package dev.rapport.studio.drafts;

import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a draft. It is answered, never deleted.
 *
 * @param elementId what it is about, absent where that is the whole
 * @param answers the remark that it answers
 */
public record Remark(
        UUID id, @Nullable String elementId, @Nullable UUID answers, UserId author, Instant writtenAt, String words) {}
