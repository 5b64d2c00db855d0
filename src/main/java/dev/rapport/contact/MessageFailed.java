package dev.rapport.contact;

import java.time.Instant;

/** A message to a customer does not go out any more; told in the transaction that writes it down, once. */
public record MessageFailed(Message message, Instant at, Trouble why) {}
