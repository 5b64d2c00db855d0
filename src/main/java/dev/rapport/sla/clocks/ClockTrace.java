package dev.rapport.sla.clocks;

import dev.rapport.cases.Subject;
import dev.rapport.cases.TraceNode;
import dev.rapport.cases.TracePart;
import dev.rapport.platform.Instants;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The clocks of cases and the promises that they broke. */
@Component
class ClockTrace implements TracePart {

    private final JdbcClient jdbc;

    ClockTrace(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<TraceNode> of(List<Subject> family, Locale locale) {
        return jdbc.sql("""
                        select 'CLOCK' as kind, id, subject_id as parent, metric, round, rule, phase as state,
                            started_at as at, stopped_at as ended_at
                        from sla_clock
                        where subject_id = any(:subjects)
                        union all
                        select 'BREACH', id, clock_id, metric, round, rule, null, due_at, null
                        from sla_breach
                        where subject_id = any(:subjects)
                        order by kind desc, at, id
                        limit 2000
                        """)
                .param(
                        "subjects",
                        family.stream().map(subject -> subject.id().value()).toArray(UUID[]::new))
                .query((row, number) -> new TraceNode(
                        TraceNode.Kind.valueOf(row.getString("kind")),
                        row.getString("id"),
                        row.getString("parent"),
                        row.getString("metric") + (row.getInt("round") > 1 ? "-" + row.getInt("round") : ""),
                        row.getString("rule"),
                        row.getString("state"),
                        Instants.instant(row, "at"),
                        Instants.instantOrNull(row, "ended_at")))
                .list();
    }
}
