package dev.rapport.sla.web;

import dev.rapport.sla.calendars.CalendarSheet;
import dev.rapport.sla.calendars.CalendarVersion;
import dev.rapport.sla.calendars.PublicHolidays;
import dev.rapport.sla.calendars.desk.CalendarDesk;
import dev.rapport.sla.recomputation.Recomputation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calendar with what the next change of it must name.
 *
 * @param recomputation how far its open clocks are computed again after its last change
 */
record CalendarJson(
        CalendarSheet calendar,
        int version,
        Instant changedAt,
        @Nullable RecomputationJson recomputation) {

    static CalendarJson of(CalendarDesk.Opened opened) {
        var last = opened.recomputation();
        return new CalendarJson(
                opened.sheet(), opened.version(), opened.changedAt(), last == null ? null : RecomputationJson.of(last));
    }

    /** Public holidays with where they come from. */
    record HolidaysJson(PublicHolidays.Source source, List<PublicHolidays.Day> items) {}

    /** Open clocks that are computed again. */
    record RecomputationJson(
            String kind,
            String key,
            Instant askedAt,
            long cases,
            long done,
            long earlier,
            long later,
            @Nullable Instant endedAt) {

        static RecomputationJson of(Recomputation found) {
            return new RecomputationJson(
                    found.kind().name(),
                    found.key(),
                    found.askedAt(),
                    found.total(),
                    found.done(),
                    found.earlier(),
                    found.later(),
                    found.endedAt());
        }
    }

    /** One version of a calendar. */
    record VersionJson(
            int version,
            @Nullable String by,
            @Nullable String note,
            Instant changedAt,
            boolean corrects,
            @Nullable Instant correctsFrom,
            CalendarSheet calendar) {

        static VersionJson of(CalendarVersion found) {
            var by = found.by();
            var corrects = found.corrects();
            return new VersionJson(
                    found.version(),
                    by == null ? null : by.toString(),
                    found.note(),
                    found.changedAt(),
                    corrects != null,
                    corrects == null ? null : corrects.from(),
                    found.sheet());
        }
    }

    /**
     * A calendar to be written, and the version that it was made from.
     *
     * @param corrects where it corrects a mistake in the past, and does not only hold from now on; needs a note
     */
    record Written(
            @Nullable CalendarSheet calendar,
            int version,
            @Nullable String note,
            @Nullable Corrects corrects) {}

    /** @param from the day from which the calendar should have been so; absent for always */
    record Corrects(@Nullable LocalDate from) {}

    /** An earlier version to be written again. */
    record Restored(int earlier, int version, @Nullable String note) {}

    /** The calendar that somebody's cases count by. */
    record Assigned(@Nullable String calendar) {}
}
