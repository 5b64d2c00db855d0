package dev.rapport.audit;

import dev.rapport.audit.TraceNode.Kind;
import dev.rapport.engine.ProcessWords;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Follows a subject through the tables: what caused it and what it caused, processes, tasks, clocks and breaches. */
@Component
class Trace {

    private final JdbcClient jdbc;
    private final ProcessWords words;

    Trace(JdbcClient jdbc, ProcessWords words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    /** The subject itself, its causes up to the first, and all that followed from it. */
    List<Subject> family(SubjectId subject) {
        return jdbc.sql("""
                        with recursive cause as (
                            select * from subject where id = :subject
                            union
                            select above.* from subject above join cause on above.id = cause.parent_id
                        ),
                        effect as (
                            select * from subject where id = :subject
                            union
                            select below.* from subject below join effect on below.parent_id = effect.id
                        )
                        select * from cause
                        union
                        select * from effect
                        order by opened_at, number
                        limit 500
                        """)
                .param("subject", subject.value())
                .query(Subjects::subject)
                .list();
    }

    /** The chain over subjects of one family, parents before their children; processes and tasks named in a language. */
    List<TraceNode> nodes(Collection<SubjectId> subjects, Locale locale) {
        return jdbc.sql("""
                        with family as (
                            select * from subject where id = any(:subjects)
                        )
                        select 1 as level, 'CUSTOMER' as kind, cast(customer.id as text) as id, cast(null as text) as parent,
                            customer.name as label, customer.tier as detail, customer.lifecycle as state,
                            customer.created_at as at, cast(null as timestamptz) as ended_at,
                            cast(null as bigint) as definition_key, cast(null as text) as element_id
                        from customer
                        where customer.id in (select customer_id from family)
                        union all
                        select 2, 'SUBJECT', cast(id as text),
                            cast(case when parent_id = any(:subjects) then parent_id else customer_id end as text),
                            number, title, cast(null as text), opened_at, cast(null as timestamptz),
                            null, null
                        from family
                        union all
                        select 3, 'PROCESS', cast(key as text), cast(subject_id as text),
                            process_id, 'v' || version, state, started_at, ended_at,
                            definition_key, process_id
                        from process_instance
                        where subject_id = any(:subjects)
                        union all
                        select 4, 'TASK', cast(key as text), cast(process_instance_key as text),
                            name, element_id, state, created_at, ended_at,
                            definition_key, element_id
                        from user_task
                        where subject_id = any(:subjects)
                        union all
                        select 5, 'CLOCK', cast(id as text), cast(subject_id as text),
                            metric || case when round > 1 then '-' || round else '' end, rule, phase, started_at, stopped_at, null, null
                        from sla_clock
                        where subject_id = any(:subjects)
                        union all
                        select 6, 'BREACH', cast(id as text), cast(clock_id as text),
                            metric || case when round > 1 then '-' || round else '' end, rule, cast(null as text), due_at, cast(null as timestamptz), null, null
                        from sla_breach
                        where subject_id = any(:subjects)
                        order by level, at, id
                        limit 5000
                        """)
                .param("subjects", subjects.stream().map(SubjectId::value).toArray(UUID[]::new))
                .query((row, number) -> node(row, locale))
                .list();
    }

    private TraceNode node(ResultSet row, Locale locale) throws SQLException {
        var element = row.getString("element_id");
        var label = element == null
                ? row.getString("label")
                : words.element(row.getLong("definition_key"), element, row.getString("label"), locale);
        return new TraceNode(
                Kind.valueOf(row.getString("kind")),
                row.getString("id"),
                row.getString("parent"),
                label,
                row.getString("detail"),
                row.getString("state"),
                Instants.instant(row, "at"),
                Instants.instantOrNull(row, "ended_at"));
    }
}
