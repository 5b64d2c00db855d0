package dev.rapport.sla;

import dev.rapport.platform.SubjectId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The computed clocks. */
@Component
class Clocks {

    private final JdbcClient jdbc;

    Clocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<KeptClock> of(SubjectId subject) {
        return jdbc.sql("select * from sla_clock where subject_id = :subject order by started_at, metric")
                .param("subject", subject.value())
                .query((row, number) -> ClockRow.read(row))
                .list();
    }

    void save(KeptClock kept) {
        var promise = kept.promise();
        var clock = kept.clock();
        jdbc.sql("""
                        insert into sla_clock
                            (id, subject_id, metric, policy, rule, rule_version, calendar, target_seconds, warn_fraction,
                             pauses, started_at, stopped_at, elapsed_ms, paused_ms, warn_at, due_at, breached_at, phase,
                             paused_for, as_of, next_fire)
                        values
                            (:id, :subject, :metric, :policy, :rule, :ruleVersion, :calendar, :target, :warnFraction,
                             :pauses, :startedAt, :stoppedAt, :elapsed, :paused, :warnAt, :dueAt, :breachedAt, :phase,
                             :pausedFor, :asOf, :nextFire)
                        on conflict (subject_id, metric) do update
                        set (policy, rule, rule_version, calendar, target_seconds, warn_fraction, pauses, started_at,
                             stopped_at, elapsed_ms, paused_ms, warn_at, due_at, breached_at, phase, paused_for, as_of,
                             next_fire)
                            = (excluded.policy, excluded.rule, excluded.rule_version, excluded.calendar,
                               excluded.target_seconds, excluded.warn_fraction, excluded.pauses, excluded.started_at,
                               excluded.stopped_at, excluded.elapsed_ms, excluded.paused_ms, excluded.warn_at,
                               excluded.due_at, excluded.breached_at, excluded.phase, excluded.paused_for,
                               excluded.as_of, excluded.next_fire)
                        """)
                .param("id", kept.id())
                .param("subject", kept.subject().value())
                .param("metric", promise.target().metric().name())
                .param("policy", promise.policy())
                .param("rule", promise.rule())
                .param("ruleVersion", promise.ruleVersion())
                .param("calendar", promise.calendar())
                .param("target", promise.target().seconds())
                .param("warnFraction", promise.target().warnFraction())
                .param("pauses", promise.target().pauses())
                .param("startedAt", utc(clock.startedAt()))
                .param("stoppedAt", utc(clock.stoppedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("elapsed", clock.elapsedMillis())
                .param("paused", clock.pausedMillis())
                .param("warnAt", utc(clock.warnAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("dueAt", utc(clock.dueAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("breachedAt", utc(clock.breachedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("phase", clock.phase().name())
                .param("pausedFor", clock.pausedFor(), Types.VARCHAR)
                .param("asOf", utc(clock.asOf()))
                .param("nextFire", utc(kept.nextFire()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** Removes clocks of metrics that nothing is promised for any more; the breaches they had stay. */
    void keepOnly(SubjectId subject, Collection<UUID> clocks) {
        jdbc.sql("delete from sla_clock where subject_id = :subject and not id = any(:clocks)")
                .param("subject", subject.value())
                .param("clocks", clocks.toArray(UUID[]::new))
                .update();
    }

    Optional<Instant> nextDue(SubjectId subject) {
        return jdbc.sql("""
                        select min(due_at) as due_at
                        from sla_clock
                        where subject_id = :subject
                            and phase = 'COUNTING'
                        """)
                .param("subject", subject.value())
                .query((row, number) -> Optional.ofNullable(ClockRow.instant(row, "due_at")))
                .single();
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
                .param("now", utc(now))
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
                .param("later", utc(later))
                .param("subject", subject.value())
                .update();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
