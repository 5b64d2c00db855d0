package dev.rapport.cases;

import dev.rapport.platform.CaseTables;
import dev.rapport.platform.CaseTables.Rows;
import dev.rapport.platform.CaseTables.Way;
import dev.rapport.platform.CasesGone;
import dev.rapport.platform.CasesMayGo;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes cases away on which nobody worked since they came. What the trail and the ledger tell of them stays. Asks nobody
 * for permission.
 */
@Component
public class CaseRemoval {

    private final JdbcClient jdbc;
    private final List<Rows> kept;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final String holding;

    CaseRemoval(JdbcClient jdbc, List<CaseTables> modules, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.kept = modules.stream().flatMap(module -> module.rows().stream()).toList();
        this.events = events;
        this.clock = clock;
        this.holding = kept.stream()
                .filter(rows -> rows.way() == Way.HOLD)
                .map(rows -> "select %2$s as id from %1$s where %2$s = any(:cases) and (%3$s)"
                        .formatted(rows.table(), rows.column(), rows.only()))
                .collect(Collectors.joining("\nunion\n"));
    }

    /** Waits for what takes long to wait for. From then on, rows that others do not let go of are not waited for. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(Collection<SubjectId> cases) {
        events.publishEvent(new CasesMayGo(Set.copyOf(cases)));
        jdbc.sql("set local lock_timeout = '5s'").update();
    }

    /**
     * Nobody adds anything to them until the transaction ends ({@link Subjects#keep}); whoever does at this moment is waited
     * for, and seen by {@link #held} afterwards.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(Collection<SubjectId> cases) {
        jdbc.sql("select id from subject where id = any(:cases) order by id for update")
                .param("cases", ids(cases))
                .query(UUID.class)
                .list();
    }

    /** Those of them on which somebody worked, or something was built that does not go with them. */
    public Set<SubjectId> held(Collection<SubjectId> cases) {
        var goes = new HashSet<>(cases);
        for (var more = true; more && !goes.isEmpty(); ) more = goes.removeAll(asked(holding, goes));
        var held = new HashSet<>(cases);
        held.removeAll(goes);
        return held;
    }

    /** Takes them away with all that hangs on them; their clocks and runs end, and their words leave the trail. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(Set<SubjectId> cases) {
        if (cases.isEmpty()) return;
        events.publishEvent(new CasesGone(cases, clock.instant()));
        for (var rows : kept) if (rows.way() == Way.GO) delete(rows.table(), rows.column(), cases);
        delete("subject", "id", cases);
        jdbc.sql("select words_leave_with_cases(:cases)")
                .param("cases", ids(cases))
                .query(Long.class)
                .single();
    }

    private void delete(String table, String column, Set<SubjectId> cases) {
        jdbc.sql("delete from %s where %s = any(:cases)".formatted(table, column))
                .param("cases", ids(cases))
                .update();
    }

    private Set<SubjectId> asked(String sql, Collection<SubjectId> cases) {
        if (cases.isEmpty()) return Set.of();
        return jdbc.sql(sql)
                .param("cases", ids(cases))
                .query((row, number) -> new SubjectId(row.getObject("id", UUID.class)))
                .set();
    }

    private static UUID[] ids(Collection<SubjectId> cases) {
        return cases.stream().map(SubjectId::value).toArray(UUID[]::new);
    }
}
