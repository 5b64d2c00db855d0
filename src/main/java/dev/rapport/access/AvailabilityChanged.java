package dev.rapport.access;

import dev.rapport.platform.UserId;

/** A person became free for work, or stopped being so. Published in the transaction that changed it. */
public record AvailabilityChanged(UserId user, boolean available) {}
