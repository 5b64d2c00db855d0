package dev.rapport.imports;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.DoneBy;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An import was undone; under its own id. */
record ImportUndone(
        UUID eventId,
        SubjectId subject,
        Instant at,
        String file,
        long gone,
        long back,
        long stays,
        @Nullable UserId by) implements DomainEvent, DoneBy {}
