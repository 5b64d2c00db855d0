package dev.rapport.planted.visit;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.UUID;

record VisitReported(UUID eventId, SubjectId subject, Instant at, String report) implements DomainEvent {}
