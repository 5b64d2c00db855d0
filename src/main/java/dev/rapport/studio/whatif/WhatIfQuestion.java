package dev.rapport.studio.whatif;

import dev.rapport.platform.KeptYears;
import dev.rapport.sla.calendars.CalendarSheet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are replayed, and under what.
 *
 * @param from cases opened from then on
 * @param until and before then
 * @param policy text of other policies; absent for those in force
 * @param calendars calendars that take the place of those of the same name
 */
public record WhatIfQuestion(
        Instant from, Instant until, @Nullable String policy, List<CalendarSheet> calendars) {

    public WhatIfQuestion {
        KeptYears.require(from);
        KeptYears.require(until);
    }
}
