package dev.rapport.insight.trends;

import dev.rapport.engine.StepTimes;
import dev.rapport.sla.pauses.PauseSum;
import dev.rapport.sla.pauses.PausedTime;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Computes the figures of days from what there is; the caller holds the lock of {@code sla_trend_state}. */
@Component
class TrendDays {

    private static final List<String> TABLES =
            List.of("sla_trend", "sla_trend_time", "sla_trend_pause", "sla_trend_hand_over");

    /** The days as rows {@code d}, each with the instants at which it begins and ends. */
    private static final String DAYS = """
            unnest(cast(:days as date[]), cast(:begins as timestamptz[]), cast(:ends as timestamptz[]))
                as d (day, begins, ends)
            """;

    private record PauseKey(LocalDate day, String team, String caseType, String policy, String metric, String reason) {}

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

    TrendDays(JdbcClient jdbc, JsonMapper json, PausedTime paused, StepTimes steps) {
        this.jdbc = jdbc;
        this.json = json;
        this.paused = paused;
        this.steps = steps;
    }

    void compute(List<LocalDate> days, ZoneId zone) {
        if (days.isEmpty()) return;
        for (var table : TABLES)
            jdbc.sql("delete from " + table + " where day = any(cast(:days as date[]))")
                    .param("days", texts(days))
                    .update();
        fill(days, zone, """
                insert into sla_trend
                    (day, team, case_type, policy, metric, kept, breached, excused, running, stopped, elapsed_ms,
                     paused_ms, unanswered)
                select day, team, case_type, policy, metric, sum(kept), sum(breached), sum(excused), sum(running),
                    sum(stopped), sum(elapsed_ms), sum(paused_ms), sum(unanswered)
                from (
                    select d.day, coalesce(c.team, '-') as team, c.facts ->> 'caseType' as case_type, k.policy, k.metric,
                        case when broken.yes or k.unanswered then 0 else 1 end as kept,
                        0 as breached, 0 as excused, 0 as running,
                        case when k.unanswered then 0 else 1 end as stopped, k.elapsed_ms, k.paused_ms,
                        case when k.unanswered and not broken.yes then 1 else 0 end as unanswered
                    from %1$s
                    join sla_clock k on k.stopped_at >= d.begins and k.stopped_at < d.ends and k.phase = 'STOPPED'
                    join sla_case c on c.subject_id = k.subject_id
                    cross join lateral (
                        select k.breached_at is not null or exists (
                            select 1
                            from breach_entry e
                            where e.subject_id = k.subject_id
                                and e.metric = k.metric
                                and (e.clock_id = k.id or e.started_at = k.started_at)
                                and e.counted
                        ) as yes
                    ) broken
                    union all
                    select d.day, coalesce(b.team, '-'), c.facts ->> 'caseType', b.policy, b.metric,
                        0, 1, case when r.excuses then 1 else 0 end, 0, 0, 0, 0, 0
                    from %1$s
                    join breach_entry b on b.due_at >= d.begins and b.due_at < d.ends and b.counted
                    join sla_case c on c.subject_id = b.subject_id
                    left join lateral (
                        select excuses
                        from breach_remark
                        where breach_id = b.breach_id
                        order by id desc
                        limit 1
                    ) r on true
                    union all
                    select d.day, coalesce(c.team, '-'), c.facts ->> 'caseType', k.policy, k.metric,
                        0, 0, 0, 1, 0, 0, 0, 0
                    from %1$s
                    join sla_case c on c.opened_at >= d.begins and c.opened_at < d.ends
                    join sla_clock k on k.subject_id = c.subject_id
                    where k.phase <> 'STOPPED'
                        and k.breached_at is null
                        and not exists (
                            select 1
                            from breach_entry e
                            where e.subject_id = k.subject_id
                                and e.metric = k.metric
                                and (e.clock_id = k.id or e.started_at = k.started_at)
                                and e.counted)
                ) as one
                group by day, team, case_type, policy, metric
                """);
        fill(days, zone, """
                insert into sla_trend_time
                select d.day, coalesce(c.team, '-'), c.facts ->> 'caseType', k.policy, k.metric,
                    case
                        when k.elapsed_ms < 60000 then 0
                        else least(160, 1 + floor(8 * ln(k.elapsed_ms / cast(60000 as double precision))
                            / ln(cast(2 as double precision))))
                    end as bucket,
                    count(*)
                from %1$s
                join sla_clock k on k.stopped_at >= d.begins and k.stopped_at < d.ends and k.phase = 'STOPPED'
                join sla_case c on c.subject_id = k.subject_id
                where not k.unanswered
                group by 1, 2, 3, 4, 5, 6
                """);
        fill(days, zone, """
                insert into sla_trend_hand_over
                select day, team, case_type, hand_overs, count(*)
                from (
                    select d.day, coalesce(c.team, '-') as team, c.facts ->> 'caseType' as case_type,
                        coalesce(sum(held.changes), 0) as hand_overs
                    from %1$s
                    join sla_case c on c.opened_at >= d.begins and c.opened_at < d.ends
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
                    group by d.day, c.subject_id
                ) as one
                group by day, team, case_type, hand_overs
                """);
        pauses(days, zone);
    }

    void steps(LocalDate day, ZoneId zone) {
        var sums = new HashMap<StepKey, StepSum>();
        steps.left(
                span(day, zone).from(),
                span(day, zone).until(),
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
                """
                insert into sla_trend_step (day, process_id, element_id, bucket, visits, total_ms)
                select day, process_id, element_id, bucket, visits, total_ms
                from json_to_recordset(cast(:rows as json))
                    as (day date, process_id text, element_id text, bucket smallint, visits integer, total_ms bigint)
                """,
                sums.entrySet().stream()
                        .map(sum -> Map.of(
                                "day", day.toString(),
                                "process_id", sum.getKey().processId(),
                                "element_id", sum.getKey().elementId(),
                                "bucket", sum.getKey().bucket(),
                                "visits", sum.getValue().visits(),
                                "total_ms", sum.getValue().millis()))
                        .toList());
    }

    private void pauses(List<LocalDate> days, ZoneId zone) {
        var sums = new HashMap<PauseKey, PauseSum>();
        paused.ofClocksStopped(
                days.stream().map(day -> span(day, zone)).toList(),
                wait -> sums.merge(
                        new PauseKey(
                                LocalDate.ofInstant(wait.stoppedAt(), zone),
                                Objects.requireNonNullElse(wait.team(), TrendFilter.NONE),
                                wait.caseType(),
                                wait.policy(),
                                wait.metric(),
                                wait.reason()),
                        new PauseSum(1, wait.millis()),
                        PauseSum::and));
        insert(
                """
                insert into sla_trend_pause (day, team, case_type, policy, metric, reason, clocks, paused_ms)
                select day, team, case_type, policy, metric, reason, clocks, paused_ms
                from json_to_recordset(cast(:rows as json))
                    as (day date, team text, case_type text, policy text, metric text, reason text, clocks integer,
                        paused_ms bigint)
                """,
                sums.entrySet().stream()
                        .map(sum -> Map.of(
                                "day", sum.getKey().day().toString(),
                                "team", sum.getKey().team(),
                                "case_type", sum.getKey().caseType(),
                                "policy", sum.getKey().policy(),
                                "metric", sum.getKey().metric(),
                                "reason", sum.getKey().reason(),
                                "clocks", sum.getValue().clocks(),
                                "paused_ms", sum.getValue().millis()))
                        .toList());
    }

    private void insert(String statement, List<? extends Map<String, ?>> rows) {
        if (rows.isEmpty()) return;
        jdbc.sql(statement).param("rows", json.writeValueAsString(rows)).update();
    }

    private void fill(List<LocalDate> days, ZoneId zone, String statement) {
        var spans = days.stream().map(day -> span(day, zone)).toList();
        jdbc.sql(statement.formatted(DAYS))
                .param("days", texts(days))
                .param("begins", texts(spans.stream().map(PausedTime.Span::from).toList()))
                .param("ends", texts(spans.stream().map(PausedTime.Span::until).toList()))
                .update();
    }

    private static String[] texts(List<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }

    private static PausedTime.Span span(LocalDate day, ZoneId zone) {
        return new PausedTime.Span(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
