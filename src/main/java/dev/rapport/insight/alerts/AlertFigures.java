package dev.rapport.insight.alerts;

import dev.rapport.insight.breaches.BreachRate;
import dev.rapport.insight.breaches.BreachRate.Share;
import dev.rapport.insight.trends.Period;
import dev.rapport.insight.trends.TrendFigures;
import dev.rapport.insight.trends.TrendFigures.HandOvers;
import dev.rapport.insight.trends.TrendFigures.Pauses;
import dev.rapport.insight.trends.TrendFigures.Times;
import dev.rapport.insight.trends.TrendFilter;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes the figures that alerts watch. */
@Component
class AlertFigures {

    private static final Duration SOON = Duration.ofHours(1);
    private static final int COUNTED = 10_000;

    private final TrendFigures trends;
    private final JdbcClient jdbc;
    private final Clock clock;

    AlertFigures(TrendFigures trends, JdbcClient jdbc, Clock clock) {
        this.trends = trends;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    AlertReading now(AlertRule rule) {
        var filter = filter(rule);
        return switch (rule.figure()) {
            case COMPLIANCE -> {
                var rate = rate(filter);
                yield kept(rate, rate.raw());
            }
            case EXCUSED_COMPLIANCE -> {
                var rate = rate(filter);
                yield kept(rate, rate.excusedRate());
            }
            case BREACHES -> {
                var rate = rate(filter);
                yield new AlertReading((double) rate.breaches(), rate.decided());
            }
            case MEDIAN -> quantile(filter, 0.5);
            case P90 -> quantile(filter, 0.9);
            case PAUSED_SHARE -> paused(filter);
            case HAND_OVERS -> handOvers(filter);
            case DUE_SOON -> dueSoon(rule);
        };
    }

    private TrendFilter filter(AlertRule rule) {
        var today = trends.today();
        return new TrendFilter(
                rule.time().from(today),
                today,
                Period.MONTH,
                rule.team(),
                rule.caseType(),
                rule.policy(),
                rule.metric(),
                null);
    }

    private BreachRate rate(TrendFilter filter) {
        return trends.kept(filter).stream()
                .map(TrendFigures.Kept::rate)
                .reduce(new BreachRate(0, 0, 0, 0), AlertFigures::sum);
    }

    private static BreachRate sum(BreachRate one, BreachRate other) {
        return new BreachRate(
                one.breaches() + other.breaches(),
                one.excused() + other.excused(),
                one.kept() + other.kept(),
                one.unanswered() + other.unanswered());
    }

    private static AlertReading kept(BreachRate rate, Optional<Share> broken) {
        return new AlertReading(broken.map(share -> 1 - share.value()).orElse(null), rate.decided());
    }

    private AlertReading quantile(TrendFilter filter, double share) {
        var sum = Times.sum(trends.times(filter));
        var found = sum.quantile(share);
        return new AlertReading(found.isPresent() ? found.getAsLong() / 1000.0 : null, sum.total());
    }

    private AlertReading paused(TrendFilter filter) {
        var all = trends.pauses(filter);
        var paused = all.stream().mapToLong(Pauses::paused).sum();
        var time = paused + all.stream().mapToLong(Pauses::elapsed).sum();
        var stopped = Times.sum(trends.times(filter)).total();
        return new AlertReading(time == 0 ? null : (double) paused / time, stopped);
    }

    private AlertReading handOvers(TrendFilter filter) {
        var all = trends.handOvers(filter);
        var cases = all.stream().mapToLong(HandOvers::all).sum();
        var sum = all.stream().mapToDouble(one -> one.mean() * one.all()).sum();
        return new AlertReading(cases == 0 ? null : sum / cases, cases);
    }

    /** Counts no further than 10,000, so that a look stays cheap whatever happened. */
    private AlertReading dueSoon(AlertRule rule) {
        var now = clock.instant();
        var conditions = new StringBuilder();
        var parameters = new HashMap<String, Object>(Map.of(
                "now", now.atOffset(ZoneOffset.UTC), "soon", now.plus(SOON).atOffset(ZoneOffset.UTC)));
        condition(conditions, parameters, "c.team = :team", "team", rule.team());
        condition(conditions, parameters, "c.facts ->> 'caseType' = :type", "type", rule.caseType());
        condition(conditions, parameters, "k.policy = :policy", "policy", rule.policy());
        condition(conditions, parameters, "k.metric = :metric", "metric", rule.metric());
        var count = jdbc.sql("""
                        select count(*)
                        from (
                            select 1
                            from sla_clock k
                            join sla_case c on c.subject_id = k.subject_id
                            where k.phase <> 'STOPPED'
                                and k.phase = 'COUNTING'
                                and coalesce(k.due_at, 'infinity') > :now
                                and coalesce(k.due_at, 'infinity') <= :soon
                                {conditions}
                            limit :most
                        ) as soon
                        """.replace("{conditions}", conditions))
                .params(parameters)
                .param("most", COUNTED)
                .query(Long.class)
                .single();
        return new AlertReading((double) count, count);
    }

    private static void condition(
            StringBuilder conditions,
            Map<String, Object> parameters,
            String text,
            String name,
            @Nullable String value) {
        if (value == null) return;
        conditions.append("\nand ").append(text);
        parameters.put(name, value);
    }
}
