package dev.rapport.insight.trends;

import dev.rapport.insight.breaches.BreachRate;
import dev.rapport.platform.AsksNobody;
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
@AsksNobody
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
        return jdbc.sql("select day from sla_trend order by day desc limit 1")
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
                        select distinct case_type, policy, metric
                        from sla_trend
                        where day between :from and :until
                        order by case_type, policy, metric
                        """)
                .param("from", filter.from())
                .param("until", filter.until())
                .query((row, number) ->
                        new Choice(row.getString("case_type"), row.getString("policy"), row.getString("metric")))
                .list();
    }

    public List<Kept> kept(TrendFilter filter) {
        return ask(filter, """
                select {period} as start, sum(kept) as kept, sum(breached) as breached, sum(excused) as excused,
                    sum(unanswered) as unanswered, sum(running) as running
                from sla_trend
                where {days}
                group by 1
                order by 1
                """, "team", "case_type", "policy", "metric")
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
                select {period} as start, bucket, sum(clocks) as clocks
                from sla_trend_time
                where {days}
                group by 1, 2
                """, "team", "case_type", "policy", "metric").query(row -> {
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
                select {period} as start, reason, sum(paused_ms) as paused
                from sla_trend_pause
                where {days}
                group by 1, 2
                """, "team", "case_type", "policy", "metric").query(row -> {
            reasons.computeIfAbsent(row.getObject("start", LocalDate.class), first -> new TreeMap<>())
                    .put(row.getString("reason"), row.getLong("paused"));
        });
        return ask(filter, """
                select {period} as start, sum(elapsed_ms) as elapsed, sum(paused_ms) as paused
                from sla_trend
                where {days}
                group by 1
                order by 1
                """, "team", "case_type", "policy", "metric")
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
                select {period} as start, hand_overs, sum(cases) as cases
                from sla_trend_hand_over
                where {days}
                group by 1, 2
                """, "team", "case_type").query(row -> {
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
                        select element_id, bucket, sum(visits) as visits, sum(total_ms) as total
                        from sla_trend_step
                        where process_id = :process
                            and day between :from and :until
                        group by 1, 2
                        """)
                .param("process", process)
                .param("from", filter.from())
                .param("until", filter.until())
                .query(row -> {
                    var element = row.getString("element_id");
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

    private StatementSpec ask(TrendFilter filter, String statement, String... columns) {
        var days = new StringBuilder("day between :from and :until");
        var parameters = new HashMap<String, Object>(Map.of("from", filter.from(), "until", filter.until()));
        for (var column : columns) {
            var value = value(filter, column);
            if (value == null) continue;
            var isKind = column.equals("metric") && (value.endsWith("-") || value.endsWith(":"));
            days.append("\n    and ").append(isKind ? "starts_with(metric, :metric)" : column + " = :" + column);
            parameters.put(column, value);
        }
        return jdbc.sql(statement
                        .replace(
                                "{period}",
                                "cast(date_trunc('" + filter.by().word() + "', cast(day as timestamp)) as date)")
                        .replace("{days}", days))
                .params(parameters);
    }

    private static @Nullable String value(TrendFilter filter, String column) {
        return switch (column) {
            case "team" -> filter.team();
            case "case_type" -> filter.caseType();
            case "policy" -> filter.policy();
            case "metric" -> filter.metric();
            default -> null;
        };
    }
}
