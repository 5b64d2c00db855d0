package dev.rapport.engine;

import org.jspecify.annotations.Nullable;

/** A message that has left the outbox: taken by the engine, or refused for good. */
record Delivered(WaitingMessage message, @Nullable String refusal) {}
