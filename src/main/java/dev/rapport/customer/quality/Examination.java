package dev.rapport.customer.quality;

import dev.rapport.customer.quality.FaultRows.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Examines customers that are due, a page in a transaction: what was killed half-way was not committed and is done again.
 * One copy of the application at a time.
 */
@Component
class Examination {

    static final int PAGE = 1_000;

    private final JdbcClient jdbc;
    private final ExaminedRows customers;
    private final FaultRows faults;
    private final Sweep sweep;
    private final Clock clock;
    private final Duration tagsOldAfter;

    Examination(
            JdbcClient jdbc,
            ExaminedRows customers,
            FaultRows faults,
            Sweep sweep,
            Clock clock,
            @Value("${rapport.quality.tags-old-after:365d}") Duration tagsOldAfter) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.faults = faults;
        this.sweep = sweep;
        this.clock = clock;
        this.tagsOldAfter = tagsOldAfter;
    }

    /** Whether there was something to do. */
    @Transactional
    boolean examineSome() {
        if (!isMyTurn()) return false;
        var now = clock.instant();
        sweep.markWhatTimeAndStaffChanged(now, tagsOldAfter);
        var due = faults.takeDue(PAGE);
        if (due.isEmpty()) return false;
        var all = customers.of(due, now, now.minus(tagsOldAfter));
        var examined = all.stream().map(Examined::id).toList();
        var left = new HashSet<>(due);
        left.removeAll(Set.copyOf(examined));
        faults.putBack(left);
        var sharing = customers.sharing(all);
        faults.put(examined, found(all, sharing), now);
        faults.examineSharers(all.stream()
                .filter(one -> sharing.contains(one.id()) && !one.sharedBefore())
                .map(Examined::id)
                .toList());
        return !all.isEmpty();
    }

    private static List<Fault> found(List<Examined> all, Set<UUID> sharing) {
        var found = new ArrayList<Fault>();
        for (var one : all)
            Stream.of(
                            sharing.contains(one.id()) ? Flaw.SHARED_PHONE : null,
                            one.nameFlaw().orElse(null),
                            one.contactFlaw().orElse(null),
                            one.tags(),
                            one.ownership())
                    .filter(Objects::nonNull)
                    .forEach(flaw -> found.add(new Fault(one.id(), flaw, one.team())));
        return found;
    }

    private boolean isMyTurn() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('data quality', 0))")
                .query(Boolean.class)
                .single();
    }
}
