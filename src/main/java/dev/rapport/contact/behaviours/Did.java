package dev.rapport.contact.behaviours;

import dev.rapport.contact.inbound.Inbound;

/** A platform tells that somebody did something. */
public record Did(NewBehaviour what) implements Inbound {}
