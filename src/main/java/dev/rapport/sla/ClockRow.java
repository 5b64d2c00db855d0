package dev.rapport.sla;

import dev.rapport.platform.SubjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code sla_clock}. */
final class ClockRow {

    private ClockRow() {}

    static KeptClock read(ResultSet row) throws SQLException {
        var target = new SlaTarget(
                new Metric(row.getString("metric")),
                row.getLong("target_seconds"),
                row.getDouble("warn_fraction"),
                row.getBoolean("pauses"));
        var promise = new Promise(
                row.getString("policy"),
                row.getString("rule"),
                row.getInt("rule_version"),
                row.getString("calendar"),
                target);
        var clock = new SlaClock(
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row, "stopped_at"),
                row.getLong("elapsed_ms"),
                row.getLong("paused_ms"),
                instant(row, "warn_at"),
                instant(row, "due_at"),
                instant(row, "breached_at"),
                Phase.valueOf(row.getString("phase")),
                row.getString("paused_for"),
                row.getObject("as_of", OffsetDateTime.class).toInstant());
        return new KeptClock(
                row.getObject("id", UUID.class),
                new SubjectId(row.getObject("subject_id", UUID.class)),
                promise,
                clock,
                instant(row, "next_fire"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
