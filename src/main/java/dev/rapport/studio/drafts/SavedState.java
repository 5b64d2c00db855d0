package dev.rapport.studio.drafts;

import dev.rapport.platform.UserId;
import java.time.Instant;

/** A draft as somebody left it. */
public record SavedState(int number, UserId savedBy, Instant savedAt) {}
