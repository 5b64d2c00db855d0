package dev.rapport.insight.trends;

import dev.rapport.insight.trends.FigureRows.Row;
import dev.rapport.sla.pauses.PausedTime;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Counts how promises were kept on days from what there is; the caller holds the lock of {@code sla_trend_state}. */
@Component
class TrendDays {

    private static final Set<DayFigure> COUNTED = EnumSet.complementOf(EnumSet.of(DayFigure.STEP_TIME));

    /** The days as rows {@code d}, each with the instants at which it begins and ends. */
    private static final String DAYS = """
            unnest(cast(:days as date[]), cast(:begins as timestamptz[]), cast(:ends as timestamptz[]))
                as d (day, begins, ends)
            """;

    /** Whether a clock {@code k} broke its promise. */
    private static final String BROKEN = """
            (k.breached_at is not null or exists (
                select 1
                from breach_entry e
                where e.subject_id = k.subject_id
                    and e.metric = k.metric
                    and (e.clock_id = k.id or e.started_at = k.started_at)
                    and e.counted))
            """;

    /** The buckets are those of {@link Histogram}. */
    private static final String STOPPED = """
            with stopped as (
                select d.day, coalesce(c.team, '-') as team, c.facts ->> 'caseType' as type, k.policy, k.metric,
                    k.unanswered, k.elapsed_ms, k.paused_ms, %2$s as broken,
                    case
                        when k.elapsed_ms < 60000 then 0
                        else cast(least(160, 1 + floor(8 * ln(k.elapsed_ms / cast(60000 as double precision))
                            / ln(cast(2 as double precision)))) as integer)
                    end as bucket
                from %1$s
                join sla_clock k on k.stopped_at >= d.begins and k.stopped_at < d.ends and k.phase = 'STOPPED'
                join sla_case c on c.subject_id = k.subject_id
            ),
            lengths as (
                select day, team, type, policy, metric, bucket, sum(elapsed_ms) as elapsed_ms, count(*) as clocks
                from stopped
                where not unanswered
                group by day, team, type, policy, metric, bucket
            )
            select 'kept' as figure, day, team, type, policy, metric,
                count(*) filter (where not unanswered) as numerator, count(*) as denominator,
                cast(null as jsonb) as histogram
            from stopped
            where not broken
            group by day, team, type, policy, metric
            union all
            select 'waited', day, team, type, policy, metric, sum(paused_ms), sum(elapsed_ms + paused_ms), null
            from stopped
            group by day, team, type, policy, metric
            union all
            select 'length', day, team, type, policy, metric, sum(elapsed_ms), sum(clocks),
                jsonb_object_agg(bucket, clocks)
            from lengths
            group by day, team, type, policy, metric
            """;

    private static final String DUE = """
            select 'excused' as figure, d.day, coalesce(b.team, '-') as team, c.facts ->> 'caseType' as type, b.policy,
                b.metric, count(*) filter (where r.excuses) as numerator, count(*) as denominator,
                cast(null as jsonb) as histogram
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
            group by 2, 3, 4, 5, 6
            """;

    private static final String OPENED = """
            select 'running' as figure, d.day, coalesce(c.team, '-') as team, c.facts ->> 'caseType' as type, k.policy,
                k.metric, count(*) as numerator, count(*) as denominator, cast(null as jsonb) as histogram
            from %1$s
            join sla_case c on c.opened_at >= d.begins and c.opened_at < d.ends
            join sla_clock k on k.subject_id = c.subject_id
            where k.phase <> 'STOPPED'
                and not %2$s
            group by 2, 3, 4, 5, 6
            """;

    private static final String HANDED_OVER = """
            select 'hand-overs' as figure, day, team, type, cast(null as text) as policy, cast(null as text) as metric,
                sum(hand_overs * cases) as numerator, sum(cases) as denominator,
                jsonb_object_agg(hand_overs, cases) as histogram
            from (
                select day, team, type, hand_overs, count(*) as cases
                from (
                    select d.day, coalesce(c.team, '-') as team, c.facts ->> 'caseType' as type,
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
                group by day, team, type, hand_overs
            ) as alike
            group by day, team, type
            """;

    private record Wait(LocalDate day, Map<String, String> dimensions) {}

    private record Sum(long clocks, long millis) {
        Sum and(Sum other) {
            return new Sum(clocks + other.clocks, millis + other.millis);
        }
    }

    private final FigureRows figures;
    private final PausedTime paused;

    TrendDays(FigureRows figures, PausedTime paused) {
        this.figures = figures;
        this.paused = paused;
    }

    void count(List<LocalDate> days, ZoneId zone) {
        if (days.isEmpty()) return;
        var spans = days.stream().map(day -> span(day, zone)).toList();
        figures.remove(COUNTED, days);
        var parameters = Map.of(
                "days", texts(days),
                "begins", texts(spans.stream().map(PausedTime.Span::from).toList()),
                "ends", texts(spans.stream().map(PausedTime.Span::until).toList()));
        for (var query : List.of(STOPPED, DUE, OPENED, HANDED_OVER))
            figures.add(query.formatted(DAYS, BROKEN), parameters);
        figures.add(waits(spans, zone));
    }

    private List<Row> waits(List<PausedTime.Span> spans, ZoneId zone) {
        var sums = new HashMap<Wait, Sum>();
        paused.ofClocksStopped(
                spans,
                wait -> sums.merge(
                        new Wait(
                                LocalDate.ofInstant(wait.stoppedAt(), zone),
                                Map.of(
                                        "team", Objects.requireNonNullElse(wait.team(), TrendFilter.NONE),
                                        "type", wait.caseType(),
                                        "policy", wait.policy(),
                                        "metric", wait.metric(),
                                        "reason", wait.reason())),
                        new Sum(1, wait.millis()),
                        Sum::and));
        return sums.entrySet().stream()
                .map(one -> new Row(
                        DayFigure.WAITED_FOR,
                        one.getKey().day(),
                        one.getKey().dimensions(),
                        one.getValue().millis(),
                        one.getValue().clocks(),
                        null))
                .toList();
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
