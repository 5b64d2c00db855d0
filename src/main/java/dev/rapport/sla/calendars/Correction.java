package dev.rapport.sla.calendars;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says that a version of a calendar corrects a mistake in the past, and does not only hold from now on.
 *
 * @param from since when the calendar should have been so; absent for always
 */
public record Correction(@Nullable Instant from) {}
