package dev.rapport.insight.breaches;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;

/**
 * When a report was made and which days it tells of, in its reader's zone.
 *
 * @param first the first day asked for, or else that on which the first of its promises was given
 * @param last the last day asked for, or else that of the report
 */
record BreachPeriod(LocalDate made, LocalDate first, LocalDate last) {

    static BreachPeriod of(BreachFilter filter, Collection<Breach> found, Instant now, ZoneId zone) {
        var made = LocalDate.ofInstant(now, zone);
        var earliest = found.stream().map(Breach::startedAt).min(Instant::compareTo);
        return new BreachPeriod(
                made,
                Optional.ofNullable(filter.from())
                        .or(() -> earliest.map(at -> LocalDate.ofInstant(at, zone)))
                        .orElse(made),
                Optional.ofNullable(filter.until()).orElse(made));
    }
}
