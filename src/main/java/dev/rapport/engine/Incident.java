package dev.rapport.engine;

import dev.rapport.platform.SubjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A place where an instance is stuck until a person helps. */
public record Incident(
        long key,
        long processInstanceKey,
        String processId,
        String elementId,
        @Nullable Long jobKey,
        @Nullable SubjectId subject,
        String errorType,
        String message,
        Instant createdAt,
        @Nullable Instant resolvedAt) {}
