package dev.rapport.sla.clocks;

import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Metric;
import dev.rapport.sla.Pausing;
import dev.rapport.sla.Phase;
import dev.rapport.sla.Promise;
import dev.rapport.sla.SlaClock;
import dev.rapport.sla.SlaTarget;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes rows of {@code sla_clock}. */
public final class ClockRow {

    private ClockRow() {}

    static KeptClock read(ResultSet row) throws SQLException {
        var target = new SlaTarget(
                new Metric(row.getString("metric")),
                row.getLong("target_seconds"),
                row.getDouble("warn_fraction"),
                Pausing.parse(row.getString("pauses")),
                row.getBoolean("around_the_clock"));
        var promise = new Promise(
                row.getString("policy"),
                row.getString("rule"),
                row.getInt("rule_version"),
                row.getString("calendar"),
                target,
                row.getString("ladder"));
        var clock = new SlaClock(
                row.getInt("round"),
                Instants.instant(row, "started_at"),
                Instants.instantOrNull(row, "stopped_at"),
                row.getLong("elapsed_ms"),
                row.getLong("paused_ms"),
                Instants.instantOrNull(row, "warn_at"),
                Instants.instantOrNull(row, "due_at"),
                Instants.instantOrNull(row, "breached_at"),
                Phase.valueOf(row.getString("phase")),
                row.getString("paused_for"),
                row.getBoolean("unanswered"),
                Instants.instant(row, "as_of"));
        return new KeptClock(
                row.getObject("id", UUID.class),
                new SubjectId(row.getObject("subject_id", UUID.class)),
                promise,
                clock,
                Instants.instantOrNull(row, "next_fire"));
    }

    /** The columns by name, as JSON can hold them. */
    static Map<String, @Nullable Object> of(KeptClock kept) {
        var promise = kept.promise();
        var clock = kept.clock();
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", kept.id());
        row.put("subject_id", kept.subject().value());
        row.put("metric", promise.target().metric().name());
        row.put("policy", promise.policy());
        row.put("rule", promise.rule());
        row.put("rule_version", promise.ruleVersion());
        row.put("calendar", promise.calendar());
        row.put("target_seconds", promise.target().seconds());
        row.put("warn_fraction", promise.target().warnFraction());
        row.put("pauses", promise.target().pauses().text());
        row.put("around_the_clock", promise.target().aroundTheClock());
        row.put("ladder", promise.ladder());
        row.put("round", clock.round());
        row.put("started_at", text(clock.startedAt()));
        row.put("stopped_at", text(clock.stoppedAt()));
        row.put("elapsed_ms", clock.elapsedMillis());
        row.put("paused_ms", clock.pausedMillis());
        row.put("warn_at", text(clock.warnAt()));
        row.put("due_at", text(clock.dueAt()));
        row.put("breached_at", text(clock.breachedAt()));
        row.put("phase", clock.phase().name());
        row.put("paused_for", clock.pausedFor());
        row.put("unanswered", clock.unanswered());
        row.put("as_of", text(clock.asOf()));
        row.put("next_fire", text(kept.nextFire()));
        return row;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
