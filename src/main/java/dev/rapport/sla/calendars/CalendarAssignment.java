package dev.rapport.sla.calendars;

import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whose cases count by a calendar other than the one their policy names.
 *
 * @param key id of a customer, key of a team, or what a region is called in the facts about customers
 */
public record CalendarAssignment(
        Kind kind, String key, String calendar, @Nullable UserId by, Instant changedAt) {

    /** Of several that fit a case, the one named first here counts. */
    public enum Kind {
        CUSTOMER,
        TEAM,
        REGION
    }
}
