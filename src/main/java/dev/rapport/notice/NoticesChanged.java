package dev.rapport.notice;

import dev.rapport.platform.UserId;

/** A person was told something, or has read it, on whichever copy of the application. Published outside transactions. */
public record NoticesChanged(UserId person) {}
