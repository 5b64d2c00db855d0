package dev.rapport.cases;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.UUID;

/** A case does not hang together with another after all; told of both. */
record CasesUnlinked(UUID eventId, SubjectId subject, Instant at, Tie tie, SubjectId other) implements DomainEvent {}
