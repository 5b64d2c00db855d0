package dev.rapport.platform;

/** A text that stands as an argument in another one, in the language of whoever reads that. */
public record Phrase(String key, Object... arguments) {}
