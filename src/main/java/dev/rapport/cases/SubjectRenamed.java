package dev.rapport.cases;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.UUID;

/** A subject is called otherwise from now on. */
public record SubjectRenamed(UUID eventId, SubjectId subject, Instant at, String title) implements DomainEvent {}
