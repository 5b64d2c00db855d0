package dev.rapport.contact.calls;

import dev.rapport.platform.UserId;

/** Something moved about a call that rings at a person, or that they hold, on whichever copy. Published outside transactions. */
public record MyCallsChanged(UserId person) {}
