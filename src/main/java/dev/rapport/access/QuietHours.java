package dev.rapport.access;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** The hours of each day, by the person's own wall clock, in which only what is urgent is told; may go over midnight. */
public record QuietHours(ZoneId zone, LocalTime from, LocalTime to) {

    /** When the quiet hours end that the instant lies in; empty when it lies in none. */
    public Optional<Instant> until(Instant at) {
        var here = at.atZone(zone);
        if (!isQuiet(here.toLocalTime())) return Optional.empty();
        var end = here.with(to);
        return Optional.of((end.isAfter(here) ? end : end.plusDays(1)).toInstant());
    }

    private boolean isQuiet(LocalTime time) {
        if (from.isBefore(to)) return !time.isBefore(from) && time.isBefore(to);
        return !time.isBefore(from) || time.isBefore(to);
    }
}
