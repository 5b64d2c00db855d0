package dev.rapport.contact;

import java.time.Instant;

/** A carrier took a message to a customer; told in the transaction that writes it down, once. */
public record MessageSent(Message message, Instant at) {}
