package dev.rapport.insight.trends;

import dev.rapport.insight.breaches.BreachRate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds up the figures of days. What it reads grows with the days asked for, not with the clocks there were. */
@Component
@Transactional(readOnly = true)
public class TrendFigures {

    private final JdbcClient jdbc;
    private final TrendRound round;
    private final Clock clock;

    TrendFigures(JdbcClient jdbc, TrendRound round, Clock clock) {
        this.jdbc = jdbc;
        this.round = round;
        this.clock = clock;
    }

    /**
     * How far the figures are.
     *
     * @param zone where days begin
     * @param computedAt when figures last changed
     * @param waiting whether something changed that they do not show yet
     */
    public record Freshness(ZoneId zone, @Nullable Instant computedAt, boolean waiting) {}

    /**
     * How promises were kept in a week or month.
     *
     * @param running clocks, neither stopped nor breached, of cases that were opened in it
     */
    public record Kept(LocalDate from, BreachRate rate, long running) {}

    /** How much business time the clocks had counted that stopped in a week or month. */
    public record Times(LocalDate from, Histogram counted) {

        /** All of them together. */
        public static Histogram sum(List<Times> times) {
            var sum = new Histogram();
            times.forEach(one -> sum.add(one.counted()));
            return sum;
        }
    }

    /**
     * How long the clocks had waited that stopped in a week or month, in milliseconds of business time.
     *
     * @param elapsed what they counted
     * @param paused what they waited
     * @param byReason what they waited, by reason
     */
    public record Pauses(LocalDate from, long elapsed, long paused, SortedMap<String, Long> byReason) {

        /** Of all their time; 0 when there was none. */
        public double share() {
            return elapsed + paused == 0 ? 0 : (double) paused / (elapsed + paused);
        }
    }

    /**
     * How often the cases changed hands that were opened in a week or month.
     *
     * @param cases by the number of hand-overs
     */
    public record HandOvers(LocalDate from, SortedMap<Integer, Long> cases) {

        public long all() {
            return cases.values().stream().mapToLong(Long::longValue).sum();
        }

        /** A case; 0 when there was none. */
        public double mean() {
            var sum = cases.entrySet().stream()
                    .mapToLong(entry -> entry.getKey() * entry.getValue())
                    .sum();
            return all() == 0 ? 0 : (double) sum / all();
        }
    }

    /** How long instances stayed in a step of a process, in milliseconds by the wall clock. */
    public record StepTime(String element, long visits, long total, Histogram stays) {}

    /** Values that figures of the days asked for can be narrowed to. */
    public record Choice(String caseType, String policy, String metric) {}

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), round.zone());
    }

    /** The last day of which there are figures. */
    public Optional<LocalDate> lastDay() {
        return jdbc.sql("""
                        select max(last.day) as day
                        from unnest(array['kept', 'excused', 'running']) as wanted (figure)
                        cross join lateral (
                            select day
                            from day_figure
                            where figure = wanted.figure
                            order by day desc
                            limit 1
                        ) as last
                        having max(last.day) is not null
                        """)
                .query((row, number) -> row.getObject("day", LocalDate.class))
                .optional();
    }

    public Freshness freshness() {
        return jdbc.sql("""
                        select computed_at, exists (select from sla_trend_mark) as waiting
                        from sla_trend_state
                        """)
                .query((row, number) -> new Freshness(
                        round.zone(),
                        Optional.ofNullable(row.getObject("computed_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null),
                        row.getBoolean("waiting")))
                .single();
    }

    public List<Choice> choices(TrendFilter filter) {
        return jdbc.sql("""
                        select distinct dimensions ->> 'type' as type, dimensions ->> 'policy' as policy,
                            dimensions ->> 'metric' as metric
                        from day_dimension
                        where id in (
                            select dimension_id
                            from day_figure
                            where figure in ('kept', 'excused', 'running')
                                and day between :from and :until)
                        order by type, policy, metric
                        """)
                .param("from", filter.from())
                .param("until", filter.until())
                .query((row, number) ->
                        new Choice(row.getString("type"), row.getString("policy"), row.getString("metric")))
                .list();
    }

    public List<Kept> kept(TrendFilter filter) {
        return ask(filter, """
                select {period} as start,
                    coalesce(sum(numerator) filter (where figure = 'kept'), 0) as kept,
                    coalesce(sum(denominator - numerator) filter (where figure = 'kept'), 0) as unanswered,
                    coalesce(sum(denominator) filter (where figure = 'excused'), 0) as breached,
                    coalesce(sum(numerator) filter (where figure = 'excused'), 0) as excused,
                    coalesce(sum(numerator) filter (where figure = 'running'), 0) as running
                from (
                    select figure, day, sum(numerator) as numerator, sum(denominator) as denominator
                    from day_figure
                    where figure in ('kept', 'excused', 'running')
                        and {days}
                    group by figure, day
                ) as of_days
                group by 1
                order by 1
                """, "team", "type", "policy", "metric")
                .query((row, number) -> new Kept(
                        row.getObject("start", LocalDate.class),
                        new BreachRate(
                                row.getLong("breached"),
                                row.getLong("excused"),
                                row.getLong("kept"),
                                row.getLong("unanswered")),
                        row.getLong("running")))
                .list();
    }

    public List<Times> times(TrendFilter filter) {
        var found = new TreeMap<LocalDate, Histogram>();
        ask(filter, """
                select {period} as start, cast(bar.key as integer) as bucket, sum(cast(bar.value as bigint)) as clocks
                from day_figure
                cross join lateral jsonb_each_text(histogram) as bar
                where figure = 'length'
                    and {days}
                group by 1, 2
                """, "team", "type", "policy", "metric").query(row -> {
            found.computeIfAbsent(row.getObject("start", LocalDate.class), first -> new Histogram())
                    .add(row.getInt("bucket"), row.getLong("clocks"));
        });
        return found.entrySet().stream()
                .map(one -> new Times(one.getKey(), one.getValue()))
                .toList();
    }

    public List<Pauses> pauses(TrendFilter filter) {
        var reasons = new HashMap<LocalDate, SortedMap<String, Long>>();
        ask(filter, """
                select {period} as start, dimensions ->> 'reason' as reason, sum(numerator) as paused
                from day_figure
                join day_dimension on day_dimension.id = dimension_id
                where figure = 'waited-for'
                    and {days}
                group by 1, 2
                """, "team", "type", "policy", "metric").query(row -> {
            reasons.computeIfAbsent(row.getObject("start", LocalDate.class), first -> new TreeMap<>())
                    .put(row.getString("reason"), row.getLong("paused"));
        });
        return ask(filter, """
                select {period} as start,
                    coalesce(sum(denominator - numerator) filter (where figure = 'waited'), 0) as elapsed,
                    coalesce(sum(numerator) filter (where figure = 'waited'), 0) as paused
                from (
                    select figure, day, sum(numerator) as numerator, sum(denominator) as denominator
                    from day_figure
                    where figure in ('waited', 'excused', 'running')
                        and {days}
                    group by figure, day
                ) as of_days
                group by 1
                order by 1
                """, "team", "type", "policy", "metric")
                .query((row, number) -> {
                    var start = row.getObject("start", LocalDate.class);
                    return new Pauses(
                            start,
                            row.getLong("elapsed"),
                            row.getLong("paused"),
                            reasons.getOrDefault(start, new TreeMap<>()));
                })
                .list();
    }

    /** Neither policy nor metric matters to it. */
    public List<HandOvers> handOvers(TrendFilter filter) {
        var found = new TreeMap<LocalDate, SortedMap<Integer, Long>>();
        ask(filter, """
                select {period} as start, cast(bar.key as integer) as hand_overs,
                    sum(cast(bar.value as bigint)) as cases
                from day_figure
                cross join lateral jsonb_each_text(histogram) as bar
                where figure = 'hand-overs'
                    and {days}
                group by 1, 2
                """, "team", "type").query(row -> {
            found.computeIfAbsent(row.getObject("start", LocalDate.class), first -> new TreeMap<>())
                    .put(row.getInt("hand_overs"), row.getLong("cases"));
        });
        return found.entrySet().stream()
                .map(one -> new HandOvers(one.getKey(), one.getValue()))
                .toList();
    }

    /** Those of a process, the one that took most time first. */
    public List<StepTime> steps(TrendFilter filter, String process) {
        var stays = new HashMap<String, Histogram>();
        var totals = new HashMap<String, Long>();
        jdbc.sql("""
                        select dimensions ->> 'element' as element, cast(bar.key as integer) as bucket,
                            sum(cast(bar.value as bigint)) as visits,
                            sum(case when bar.first then numerator else 0 end) as total
                        from day_figure
                        join day_dimension on day_dimension.id = dimension_id
                        cross join lateral (
                            select key, value, row_number() over () = 1 as first
                            from jsonb_each_text(histogram)
                        ) as bar
                        where figure = 'step-time'
                            and dimension_id = any(array(
                                select id from day_dimension where dimensions ->> 'process' = :process))
                            and day between :from and :until
                        group by 1, 2
                        """)
                .param("process", process)
                .param("from", filter.from())
                .param("until", filter.until())
                .query(row -> {
                    var element = row.getString("element");
                    stays.computeIfAbsent(element, first -> new Histogram())
                            .add(row.getInt("bucket"), row.getLong("visits"));
                    totals.merge(element, row.getLong("total"), Long::sum);
                });
        var steps = new ArrayList<StepTime>();
        stays.forEach((element, histogram) ->
                steps.add(new StepTime(element, histogram.total(), totals.getOrDefault(element, 0L), histogram)));
        steps.sort((one, other) -> Long.compare(other.total(), one.total()));
        return List.copyOf(steps);
    }

    private StatementSpec ask(TrendFilter filter, String statement, String... dimensions) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>(Map.of("from", filter.from(), "until", filter.until()));
        for (var name : dimensions) {
            var value = value(filter, name);
            if (value == null) continue;
            var isKind = name.equals("metric") && (value.endsWith("-") || value.endsWith(":"));
            conditions.add(
                    isKind
                            ? "starts_with(dimensions ->> 'metric', :metric)"
                            : "dimensions ->> '%1$s' = :%1$s".formatted(name));
            parameters.put(name, value);
        }
        var days = "day between :from and :until";
        if (!conditions.isEmpty())
            days += "\n    and dimension_id = any(array(select id from day_dimension where %s))"
                    .formatted(String.join(" and ", conditions));
        return jdbc.sql(statement
                        .replace(
                                "{period}",
                                "cast(date_trunc('" + filter.by().word() + "', cast(day as timestamp)) as date)")
                        .replace("{days}", days))
                .params(parameters);
    }

    private static @Nullable String value(TrendFilter filter, String dimension) {
        return switch (dimension) {
            case "team" -> filter.team();
            case "type" -> filter.caseType();
            case "policy" -> filter.policy();
            case "metric" -> filter.metric();
            default -> null;
        };
    }
}
