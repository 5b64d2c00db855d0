package dev.rapport.sla.clocks;

import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The computed clocks. */
@Component
public class Clocks {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Clocks(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public List<KeptClock> of(SubjectId subject) {
        return jdbc.sql("select * from sla_clock where subject_id = :subject order by started_at, metric, round")
                .param("subject", subject.value())
                .query((row, number) -> ClockRow.read(row))
                .list();
    }

    /** Those of a case that have something to tell. */
    List<KeptClock> toTell(SubjectId subject, Instant now) {
        return jdbc.sql("""
                        select *
                        from sla_clock
                        where subject_id = :subject
                            and next_fire < :now
                        order by started_at, metric, round
                        """)
                .param("subject", subject.value())
                .param("now", Instants.utc(now))
                .query((row, number) -> ClockRow.read(row))
                .list();
    }

    /** The clocks of many subjects. */
    public List<KeptClock> of(Collection<UUID> subjects) {
        return jdbc.sql("select * from sla_clock where subject_id = any(:subjects)")
                .param("subjects", subjects.toArray(UUID[]::new))
                .query((row, number) -> ClockRow.read(row))
                .list();
    }

    /** The team is looked up for each row, since a join with the cases would be planned anew each time. */
    public void save(Collection<KeptClock> kept) {
        if (kept.isEmpty()) return;
        jdbc.sql("""
                        insert into sla_clock
                            (id, subject_id, metric, round, around_the_clock, ladder, policy, rule, rule_version, calendar,
                             target_seconds, warn_fraction, pauses, started_at, stopped_at, elapsed_ms, paused_ms, warn_at,
                             due_at, breached_at, phase, paused_for, unanswered, as_of, next_fire, case_team)
                        select id, clock.subject_id, metric, round, around_the_clock, ladder, policy, rule, rule_version,
                            clock.calendar, target_seconds, warn_fraction, pauses, started_at, stopped_at, elapsed_ms,
                            paused_ms, warn_at, due_at, breached_at, phase, paused_for, unanswered, as_of, next_fire,
                            (select team from sla_case where sla_case.subject_id = clock.subject_id)
                        from json_populate_recordset(cast(null as sla_clock), cast(:clocks as json)) as clock
                        on conflict (id) do update
                        set (round, around_the_clock, ladder, policy, rule, rule_version, calendar, target_seconds, warn_fraction, pauses, started_at,
                             stopped_at, elapsed_ms, paused_ms, warn_at, due_at, breached_at, phase, paused_for, unanswered,
                             as_of, next_fire)
                            = (excluded.round, excluded.around_the_clock, excluded.ladder, excluded.policy, excluded.rule, excluded.rule_version, excluded.calendar,
                               excluded.target_seconds, excluded.warn_fraction, excluded.pauses, excluded.started_at,
                               excluded.stopped_at, excluded.elapsed_ms, excluded.paused_ms, excluded.warn_at,
                               excluded.due_at, excluded.breached_at, excluded.phase, excluded.paused_for, excluded.unanswered,
                               excluded.as_of, excluded.next_fire)
                        """)
                .param(
                        "clocks",
                        json.writeValueAsString(kept.stream().map(ClockRow::of).toList()))
                .update();
    }

    public void remove(Collection<UUID> clocks) {
        if (clocks.isEmpty()) return;
        jdbc.sql("delete from sla_clock where id = any(:clocks)")
                .param("clocks", clocks.toArray(UUID[]::new))
                .update();
    }

    /** When the earliest running clock of each subject falls due; subjects without one are left out. */
    public Map<SubjectId, Instant> nextDue(Collection<SubjectId> subjects) {
        var due = new HashMap<SubjectId, Instant>();
        jdbc.sql("""
                        select subject_id, min(due_at) as due_at
                        from sla_clock
                        where subject_id = any(:subjects)
                            and phase = 'COUNTING'
                            and due_at is not null
                        group by subject_id
                        """)
                .param("subjects", subjects.stream().map(SubjectId::value).toArray(UUID[]::new))
                .query(row -> {
                    due.put(new SubjectId(row.getObject("subject_id", UUID.class)), Instants.instant(row, "due_at"));
                });
        return due;
    }

    /** Subjects with something to tell, the longest waiting first. */
    List<SubjectId> toFire(Instant now, int limit) {
        return jdbc.sql("""
                        select subject_id
                        from sla_clock
                        where next_fire < :now
                        order by next_fire
                        limit :limit
                        """)
                .param("now", Instants.utc(now))
                .param("limit", limit)
                .query((row, number) -> new SubjectId(row.getObject("subject_id", UUID.class)))
                .list();
    }

    void fireAgainAt(SubjectId subject, Instant later) {
        jdbc.sql("""
                        update sla_clock
                        set next_fire = :later
                        where subject_id = :subject
                            and next_fire < :later
                        """)
                .param("later", Instants.utc(later))
                .param("subject", subject.value())
                .update();
    }
}
