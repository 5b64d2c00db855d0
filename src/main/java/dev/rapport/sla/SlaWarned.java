package dev.rapport.sla;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.UUID;

/** A clock came near its due time. The event id is derived from clock, kind and due time, so it exists once. */
public record SlaWarned(UUID eventId, SubjectId subject, Instant at, String metric, Instant dueAt)
        implements DomainEvent {}
