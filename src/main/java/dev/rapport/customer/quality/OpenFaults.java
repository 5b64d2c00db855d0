package dev.rapport.customer.quality;

import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a check stands, for whoever asks people to look at it. Asks nobody who they are. */
@Component
public class OpenFaults {

    private final Tallies tallies;
    private final FaultQueries faults;
    private final QualityCharges charges;
    private final JdbcClient jdbc;

    OpenFaults(Tallies tallies, FaultQueries faults, QualityCharges charges, JdbcClient jdbc) {
        this.tallies = tallies;
        this.faults = faults;
        this.charges = charges;
        this.jdbc = jdbc;
    }

    /** How many customers have a fault of the check now. */
    public long of(Quality quality) {
        return tallies.now().getOrDefault(quality, List.of()).stream()
                .mapToLong(Tallies.OfTeam::many)
                .sum();
    }

    /** Whether one that was there then still is. */
    public boolean isAnyLeftOf(Quality quality, Instant then) {
        return jdbc.sql("select exists (select 1 from quality_fault where quality = :quality and since <= :then)")
                .param("quality", quality.name())
                .param("then", Instants.utc(then))
                .query(Boolean.class)
                .single();
    }

    /** The oldest first. */
    public Page<FaultLine> list(Quality quality, int limit, @Nullable String after) {
        return faults.list(new Which(quality, null, null), limit, after);
    }

    /** Key of the team that answers for the check, where one does. */
    public Optional<String> charge(Quality quality) {
        return Optional.ofNullable(charges.all().get(quality));
    }
}
