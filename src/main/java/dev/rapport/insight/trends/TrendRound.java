package dev.rapport.insight.trends;

import dev.rapport.engine.StepTimes;
import dev.rapport.platform.Instants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Computes the days that changed. A mark goes in the transaction that computes its day, so a crash leaves it there; what
 * is changed meanwhile leaves a mark of its own.
 */
@Component
class TrendRound {

    private static final int DAYS_AT_ONCE = 200;
    private static final Duration BETWEEN_STEPS = Duration.ofMinutes(1);

    /** How late the engine's log may tell that a step was left. */
    private static final Duration LATEST_NEWS = Duration.ofHours(6);

    private record State(String zone, String definitions, Instant stepsUntil) {}

    private final JdbcClient jdbc;
    private final TrendDays days;
    private final StepTimes steps;
    private final StepDays stepDays;
    private final ZoneId zone;
    private final Clock clock;

    TrendRound(
            JdbcClient jdbc,
            TrendDays days,
            StepTimes steps,
            StepDays stepDays,
            @Value("${rapport.sla.zone:Asia/Shanghai}") ZoneId zone,
            Clock clock) {
        this.jdbc = jdbc;
        this.days = days;
        this.steps = steps;
        this.stepDays = stepDays;
        this.zone = zone;
        this.clock = clock;
    }

    /** Where days begin. */
    ZoneId zone() {
        return zone;
    }

    /** Computes some days; true when there may be more. Does nothing while another copy of the application is at it. */
    @Transactional
    public boolean compute() {
        return locked().map(this::compute).orElse(false);
    }

    /** Has all days computed again; figures of days that are still to come stay as they are until then. */
    @Transactional
    public void markAll() {
        jdbc.sql("""
                        insert into sla_trend_mark (at)
                        select day
                        from generate_series(
                            (
                                select least(
                                    (select min(opened_at) from sla_case),
                                    (select min(due_at) from sla_breach),
                                    (select min(cast(day as timestamptz)) from day_figure)) - interval '1 day'
                            ),
                            :until,
                            interval '12 hours'
                        ) as day
                        """)
                .param("until", Instants.utc(clock.instant().plus(Duration.ofDays(1))))
                .update();
        jdbc.sql("update sla_trend_state set steps_until = 'epoch'").update();
    }

    private boolean compute(State state) {
        var definitions = DayFigure.definitions();
        if (!state.zone().equals(zone.getId()) || !state.definitions().equals(definitions)) {
            markAll();
            jdbc.sql("update sla_trend_state set zone = :zone, definitions = :definitions")
                    .param("zone", zone.getId())
                    .param("definitions", definitions)
                    .update();
            return true;
        }
        var changed = take();
        days.count(changed, zone);
        var moreSteps = steps(state.stepsUntil());
        if (!changed.isEmpty())
            jdbc.sql("update sla_trend_state set computed_at = :now")
                    .param("now", Instants.utc(clock.instant()))
                    .update();
        return changed.size() == DAYS_AT_ONCE || moreSteps;
    }

    private Optional<State> locked() {
        return jdbc.sql("select zone, definitions, steps_until from sla_trend_state for update skip locked")
                .query((row, number) -> new State(
                        row.getString("zone"), row.getString("definitions"), Instants.instant(row, "steps_until")))
                .optional();
    }

    private List<LocalDate> take() {
        return jdbc.sql("""
                        with changed as (
                            select distinct cast(at at time zone :zone as date) as day
                            from sla_trend_mark
                            order by day desc
                            limit :most
                        ),
                        gone as (
                            delete from sla_trend_mark
                            using changed
                            where cast(at at time zone :zone as date) = changed.day
                        )
                        select day
                        from changed
                        """)
                .param("zone", zone.getId())
                .param("most", DAYS_AT_ONCE)
                .query((row, number) -> row.getObject("day", LocalDate.class))
                .list();
    }

    private boolean steps(Instant until) {
        var now = clock.instant();
        if (until.plus(BETWEEN_STEPS).isAfter(now)) return false;
        var begin = until.equals(Instant.EPOCH) ? steps.first().orElse(now) : until.minus(LATEST_NEWS);
        var from = LocalDate.ofInstant(begin, zone);
        var today = LocalDate.ofInstant(now, zone);
        var last = from.plusDays(DAYS_AT_ONCE).isBefore(today) ? from.plusDays(DAYS_AT_ONCE) : today;
        for (var day = from; !day.isAfter(last); day = day.plusDays(1)) stepDays.count(day, zone);
        var reached =
                last.equals(today) ? now : last.plusDays(1).atStartOfDay(zone).toInstant();
        jdbc.sql("update sla_trend_state set steps_until = :reached")
                .param("reached", Instants.utc(reached))
                .update();
        return !last.equals(today);
    }
}
