package dev.rapport.privacy.retention;

/** A run got further. */
public record RetentionProgress() {}
