package dev.rapport.sla.trends;

import dev.rapport.engine.StepTimes;
import dev.rapport.sla.pauses.PauseSum;
import dev.rapport.sla.pauses.PausedTime;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Computes the figures of one day from what there is; the caller holds the lock of {@code sla_trend_state}. */
@Component
class TrendDay {

    private static final List<String> TABLES =
            List.of("sla_trend", "sla_trend_time", "sla_trend_pause", "sla_trend_hand_over");

    private record PauseKey(String team, String caseType, String policy, String metric, String reason) {}

    private record PauseSum(int clocks, long millis) {
        PauseSum and(PauseSum other) {
            return new PauseSum(clocks + other.clocks, millis + other.millis);
        }
    }

    private record StepKey(String processId, String elementId, int bucket) {}

    private record StepSum(int visits, long millis) {
        StepSum and(StepSum other) {
            return new StepSum(visits + other.visits, millis + other.millis);
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final PausedTime paused;
    private final StepTimes steps;

    TrendDay(JdbcClient jdbc, JsonMapper json, PausedTime paused, StepTimes steps) {
        this.jdbc = jdbc;
        this.json = json;
        this.paused = paused;
        this.steps = steps;
    }

    void compute(LocalDate day, ZoneId zone) {
        for (var table : TABLES)
            jdbc.sql("delete from " + table + " where day = :day")
                    .param("day", day)
                    .update();
        fill(day, zone, """
                insert into sla_trend
                select :day, team, case_type, policy, metric, sum(kept), sum(breached), sum(excused), sum(running),
                    sum(stopped), sum(elapsed_ms), sum(paused_ms)
                from (
                    select coalesce(c.team, '-') as team, c.facts ->> 'caseType' as case_type, k.policy, k.metric,
                        case when k.breached_at is null then 1 else 0 end as kept,
                        0 as breached, 0 as excused, 0 as running, 1 as stopped, k.elapsed_ms, k.paused_ms
                    from sla_clock k
                    join sla_case c on c.subject_id = k.subject_id
                    where k.phase = 'STOPPED'
                        and k.stopped_at >= :from
                        and k.stopped_at < :until
                    union all
                    select coalesce(b.team, '-'), c.facts ->> 'caseType', b.policy, b.metric,
                        0, 1, case when r.excuses then 1 else 0 end, 0, 0, 0, 0
                    from sla_breach b
                    join sla_case c on c.subject_id = b.subject_id
                    left join lateral (
                        select excuses
                        from breach_remark
                        where breach_id = b.id
                        order by id desc
                        limit 1
                    ) r on true
                    where b.due_at >= :from
                        and b.due_at < :until
                    union all
                    select coalesce(c.team, '-'), c.facts ->> 'caseType', k.policy, k.metric, 0, 0, 0, 1, 0, 0, 0
                    from sla_case c
                    join sla_clock k on k.subject_id = c.subject_id
                    where c.opened_at >= :from
                        and c.opened_at < :until
                        and k.phase <> 'STOPPED'
                        and k.breached_at is null
                ) as one
                group by team, case_type, policy, metric
                """);
        fill(day, zone, """
                insert into sla_trend_time
                select :day, coalesce(c.team, '-'), c.facts ->> 'caseType', k.policy, k.metric,
                    case
                        when k.elapsed_ms < 60000 then 0
                        else least(160, 1 + floor(8 * ln(k.elapsed_ms / cast(60000 as double precision))
                            / ln(cast(2 as double precision))))
                    end as bucket,
                    count(*)
                from sla_clock k
                join sla_case c on c.subject_id = k.subject_id
                where k.phase = 'STOPPED'
                    and k.stopped_at >= :from
                    and k.stopped_at < :until
                group by 2, 3, 4, 5, 6
                """);
        fill(day, zone, """
                insert into sla_trend_hand_over
                select :day, team, case_type, hand_overs, count(*)
                from (
                    select coalesce(c.team, '-') as team, c.facts ->> 'caseType' as case_type,
                        coalesce(sum(held.changes), 0) as hand_overs
                    from sla_case c
                    left join lateral (
                        select case
                                when row_number() over (order by at, id) > 1
                                    and (
                                        by_user is distinct from lag(by_user) over (order by at, id)
                                        or (team is not null
                                            and team is distinct from lag(team) over (order by at, id))
                                    )
                                then 1
                                else 0
                            end as changes
                        from sla_event
                        where subject_id = c.subject_id
                            and kind = 'ASSIGNED'
                    ) held on true
                    where c.opened_at >= :from
                        and c.opened_at < :until
                    group by c.subject_id
                ) as one
                group by team, case_type, hand_overs
                """);
        pauses(day, zone);
    }

    void steps(LocalDate day, ZoneId zone) {
        var sums = new HashMap<StepKey, StepSum>();
        steps.left(
                start(day, zone).toInstant(),
                start(day.plusDays(1), zone).toInstant(),
                stay -> sums.merge(
                        new StepKey(
                                stay.processId(),
                                stay.elementId(),
                                Histogram.bucket(stay.length().toMillis())),
                        new StepSum(1, stay.length().toMillis()),
                        StepSum::and));
        jdbc.sql("delete from sla_trend_step where day = :day")
                .param("day", day)
                .update();
        insert(
                day,
                """
                insert into sla_trend_step (day, process_id, element_id, bucket, visits, total_ms)
                select :day, process_id, element_id, bucket, visits, total_ms
                from json_to_recordset(cast(:rows as json))
                    as (process_id text, element_id text, bucket smallint, visits integer, total_ms bigint)
                """,
                sums.entrySet().stream()
                        .map(sum -> Map.of(
                                "process_id", sum.getKey().processId(),
                                "element_id", sum.getKey().elementId(),
                                "bucket", sum.getKey().bucket(),
                                "visits", sum.getValue().visits(),
                                "total_ms", sum.getValue().millis()))
                        .toList());
    }

    private void pauses(LocalDate day, ZoneId zone) {
        var sums = new HashMap<PauseKey, PauseSum>();
        for (var wait : paused.ofClocksStopped(
                start(day, zone).toInstant(), start(day.plusDays(1), zone).toInstant()))
            sums.merge(
                    new PauseKey(
                            Objects.requireNonNullElse(wait.team(), TrendFilter.NONE),
                            wait.caseType(),
                            wait.policy(),
                            wait.metric(),
                            wait.reason()),
                    new PauseSum(1, wait.millis()),
                    PauseSum::and);
        insert(
                day,
                """
                insert into sla_trend_pause (day, team, case_type, policy, metric, reason, clocks, paused_ms)
                select :day, team, case_type, policy, metric, reason, clocks, paused_ms
                from json_to_recordset(cast(:rows as json))
                    as (team text, case_type text, policy text, metric text, reason text, clocks integer,
                        paused_ms bigint)
                """,
                sums.entrySet().stream()
                        .map(sum -> Map.of(
                                "team", sum.getKey().team(),
                                "case_type", sum.getKey().caseType(),
                                "policy", sum.getKey().policy(),
                                "metric", sum.getKey().metric(),
                                "reason", sum.getKey().reason(),
                                "clocks", sum.getValue().clocks(),
                                "paused_ms", sum.getValue().millis()))
                        .toList());
    }

    private void insert(LocalDate day, String statement, List<? extends Map<String, ?>> rows) {
        if (rows.isEmpty()) return;
        jdbc.sql(statement)
                .param("day", day)
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    private void fill(LocalDate day, ZoneId zone, String statement) {
        jdbc.sql(statement)
                .param("day", day)
                .param("from", start(day, zone))
                .param("until", start(day.plusDays(1), zone))
                .update();
    }

    private static OffsetDateTime start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }
}
