package dev.rapport.engine;

import java.util.Set;

/** User tasks appeared, changed or went, in this or another copy of the application. Published outside transactions. */
public record UserTasksChanged(Set<Long> keys) {}
