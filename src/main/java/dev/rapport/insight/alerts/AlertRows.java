package dev.rapport.insight.alerts;

import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes alerts and what became of them. */
@Component
class AlertRows {

    /** An alert with what only its next look needs. */
    record Kept(Alert alert, AlertState state) {}

    private final JdbcClient jdbc;

    AlertRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Alert> all() {
        return jdbc
                .sql("select * from sla_alert order by raised_at is null, lower(name), id")
                .query(AlertRows::read)
                .list()
                .stream()
                .map(Kept::alert)
                .toList();
    }

    /** An alert's rule, and who wrote it when, as far as that is known. */
    record WrittenRule(
            AlertRule rule, @Nullable UserId by, @Nullable Instant at) {}

    /** The rule, kept from others until the transaction ends. */
    Optional<WrittenRule> lockedRule(UUID id) {
        return jdbc.sql("select * from sla_alert where id = :id for no key update")
                .param("id", id)
                .query((row, number) -> {
                    var by = row.getObject("changed_by", UUID.class);
                    return new WrittenRule(
                            read(row, number).alert().rule(),
                            by == null ? null : new UserId(by),
                            Instants.instantOrNull(row, "changed_at"));
                })
                .optional();
    }

    Optional<Alert> find(UUID id) {
        return jdbc.sql("select * from sla_alert where id = :id")
                .param("id", id)
                .query(AlertRows::read)
                .optional()
                .map(Kept::alert);
    }

    /** Those that nobody has looked at since then. */
    List<UUID> toLookAt(Instant before) {
        return jdbc.sql("""
                        select id
                        from sla_alert
                        where enabled
                            and coalesce(evaluated_at, '-infinity') < :before
                        order by evaluated_at nulls first
                        """)
                .param("before", Instants.utc(before))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Empty when somebody else has it, or has just looked at it. */
    Optional<Kept> locked(UUID id, Instant before) {
        return jdbc.sql("""
                        select *
                        from sla_alert
                        where id = :id
                            and enabled
                            and coalesce(evaluated_at, '-infinity') < :before
                        for update skip locked
                        """)
                .param("id", id)
                .param("before", Instants.utc(before))
                .query(AlertRows::read)
                .optional();
    }

    /** A rule that is new or was changed begins afresh. */
    void save(UUID id, AlertRule rule, UserId by, Instant now) {
        jdbc.sql("""
                        insert into sla_alert
                            (id, name, figure, time, team, case_type, policy, metric, threshold, least_cases, tells,
                             enabled, made_by, made_at, changed_by, changed_at)
                        values
                            (:id, :name, :figure, :time, :team, :caseType, :policy, :metric, :threshold, :leastCases,
                             :tells, :enabled, :by, :now, :by, :now)
                        on conflict (id) do update
                        set (name, figure, time, team, case_type, policy, metric, threshold, least_cases, tells,
                             enabled, changed_by, changed_at, raised_at, well_since, quiet_until, last_value, last_cases, evaluated_at)
                            = (excluded.name, excluded.figure, excluded.time, excluded.team, excluded.case_type,
                               excluded.policy, excluded.metric, excluded.threshold, excluded.least_cases,
                               excluded.tells, excluded.enabled, excluded.changed_by, excluded.changed_at, null, null, null, null, 0, null)
                        """)
                .param("id", id)
                .param("name", rule.name())
                .param("figure", rule.figure().name())
                .param("time", rule.time().name())
                .param("team", rule.team(), Types.VARCHAR)
                .param("caseType", rule.caseType(), Types.VARCHAR)
                .param("policy", rule.policy(), Types.VARCHAR)
                .param("metric", rule.metric(), Types.VARCHAR)
                .param("threshold", rule.threshold())
                .param("leastCases", rule.leastCases())
                .param("tells", rule.tells().stream().map(UserId::value).toArray(UUID[]::new))
                .param("enabled", rule.enabled())
                .param("by", by.value())
                .param("now", Instants.utc(now))
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from sla_alert where id = :id").param("id", id).update();
    }

    void looked(UUID id, AlertState state, AlertReading reading, Instant now) {
        jdbc.sql("""
                        update sla_alert
                        set raised_at = :raisedAt,
                            well_since = :wellSince,
                            quiet_until = :quietUntil,
                            last_value = :value,
                            last_cases = :cases,
                            evaluated_at = :now
                        where id = :id
                        """)
                .param("raisedAt", Instants.utcOrNull(state.raisedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("wellSince", Instants.utcOrNull(state.wellSince()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("quietUntil", Instants.utcOrNull(state.quietUntil()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("value", reading.value(), Types.DOUBLE)
                .param("cases", reading.cases())
                .param("now", Instants.utc(now))
                .param("id", id)
                .update();
    }

    void add(UUID alert, AlertRule rule, AlertEvent event) {
        jdbc.sql("""
                        insert into sla_alert_event (id, alert_id, kind, name, figure, threshold, value, cases, at)
                        values (:id, :alert, :kind, :name, :figure, :threshold, :value, :cases, :at)
                        """)
                .param("id", event.id())
                .param("alert", alert)
                .param("kind", event.raised() ? "RAISED" : "OVER")
                .param("name", rule.name())
                .param("figure", rule.figure().name())
                .param("threshold", rule.threshold())
                .param("value", event.value(), Types.DOUBLE)
                .param("cases", event.cases())
                .param("at", Instants.utc(event.at()))
                .update();
    }

    List<AlertEvent> history(UUID alert, int limit) {
        return jdbc.sql("""
                        select *
                        from sla_alert_event
                        where alert_id = :alert
                        order by id desc
                        limit :limit
                        """)
                .param("alert", alert)
                .param("limit", limit)
                .query((row, number) -> new AlertEvent(
                        row.getObject("id", UUID.class),
                        row.getString("kind").equals("RAISED"),
                        AlertFigure.valueOf(row.getString("figure")),
                        row.getDouble("threshold"),
                        (Double) row.getObject("value"),
                        row.getLong("cases"),
                        Instants.instant(row, "at")))
                .list();
    }

    private static Kept read(ResultSet row, int number) throws SQLException {
        var rule = new AlertRule(
                row.getString("name"),
                AlertFigure.valueOf(row.getString("figure")),
                AlertTime.valueOf(row.getString("time")),
                row.getString("team"),
                row.getString("case_type"),
                row.getString("policy"),
                row.getString("metric"),
                row.getDouble("threshold"),
                row.getInt("least_cases"),
                Arrays.stream((UUID[]) row.getArray("tells").getArray())
                        .map(UserId::new)
                        .toList(),
                row.getBoolean("enabled"));
        var state = new AlertState(
                Instants.instantOrNull(row, "raised_at"),
                Instants.instantOrNull(row, "well_since"),
                Instants.instantOrNull(row, "quiet_until"));
        var alert = new Alert(
                row.getObject("id", UUID.class),
                rule,
                new UserId(row.getObject("made_by", UUID.class)),
                state.raisedAt(),
                (Double) row.getObject("last_value"),
                row.getLong("last_cases"),
                Instants.instantOrNull(row, "evaluated_at"));
        return new Kept(alert, state);
    }
}
