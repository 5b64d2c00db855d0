package dev.rapport.platform;

import java.time.Instant;
import java.util.Set;

/**
 * Cases go, as if they had never been brought in. Published in the transaction that takes them away, while their rows
 * are still there.
 */
public record CasesGone(Set<SubjectId> cases, Instant at) {}
