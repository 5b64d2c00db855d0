package dev.rapport.cases;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * It became known whose case it is: from now on it stands among that customer's cases and is served as they are.
 *
 * @param customer absent when that turned out to be wrong
 */
public record CustomerLearnt(
        UUID eventId,
        SubjectId subject,
        Instant at,
        @Nullable CustomerId customer) implements DomainEvent {}
