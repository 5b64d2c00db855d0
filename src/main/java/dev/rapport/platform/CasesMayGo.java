package dev.rapport.platform;

import java.util.Set;

/**
 * Cases are about to go, unless something holds them. Published in the transaction that takes them away, before any of
 * their rows is locked: whoever has to wait for something waits now.
 */
public record CasesMayGo(Set<SubjectId> cases) {}
