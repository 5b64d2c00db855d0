package dev.rapport.sla.calendars;

import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a calendar was written at some time.
 *
 * @param by absent where a release of the product brought it
 * @param note what the writer said of it
 * @param corrects absent where it holds from when it was written on
 */
public record CalendarVersion(
        int version,
        CalendarSheet sheet,
        @Nullable UserId by,
        @Nullable String note,
        Instant changedAt,
        @Nullable Correction corrects) {

    /** From when on time is counted by it; the beginning of all time where it corrects the whole past. */
    Instant inForceSince() {
        if (corrects == null) return changedAt;
        var from = corrects.from();
        return from == null ? Instant.MIN : from;
    }
}
