package dev.rapport.cases;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.UUID;

/** A case hangs together with another; told of both. */
record CasesLinked(UUID eventId, SubjectId subject, Instant at, Tie tie, SubjectId other) implements DomainEvent {}
