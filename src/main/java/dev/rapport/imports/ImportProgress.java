package dev.rapport.imports;

import java.util.UUID;

/** An import moved on or ended in this copy of the application. Published outside transactions. */
public record ImportProgress(UUID id) {}
