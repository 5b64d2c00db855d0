package dev.rapport.sla.calendars;

import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a calendar was written at some time.
 *
 * @param by absent where a release of the product brought it
 * @param note what the writer said of it
 */
public record CalendarVersion(
        int version,
        CalendarSheet sheet,
        @Nullable UserId by,
        @Nullable String note,
        Instant changedAt) {}
