package dev.rapport.sla.recomputation;

import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * Open clocks computed again in the background, and how far that is.
 *
 * @param key the calendar, team, region or customer whose clocks they are
 * @param total cases with open clocks when it began; 0 before that
 * @param done cases that were looked at
 * @param earlier clocks that fall due earlier than before
 * @param later clocks that fall due later than before, or never
 * @param failures how often it stumbled since it last went on; it is tried again
 * @param endedAt absent as long as there is something to do
 * @param superseded whether it ended because it was asked for again meanwhile
 */
@NamedInterface("recomputation")
public record Recomputation(
        UUID id,
        Kind kind,
        String key,
        @Nullable UserId by,
        Instant askedAt,
        long total,
        long done,
        long earlier,
        long later,
        int failures,
        @Nullable Instant endedAt,
        boolean superseded) {

    /** Which open clocks are computed again. */
    public enum Kind {
        CALENDAR,

        /** Of a calendar whose past was corrected: those that have stopped as well. */
        CORRECTION,

        CUSTOMER,
        TEAM,
        REGION,
        POLICY
    }

    static final String COLUMNS =
            " id, kind, key, by_user, asked_at, total, done, earlier, later, failures, ended_at, superseded ";

    static Recomputation read(ResultSet row, int number) throws SQLException {
        var by = row.getObject("by_user", UUID.class);
        return new Recomputation(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getString("key"),
                by == null ? null : new UserId(by),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getLong("total"),
                row.getLong("done"),
                row.getLong("earlier"),
                row.getLong("later"),
                row.getInt("failures"),
                Instants.instantOrNull(row, "ended_at"),
                row.getBoolean("superseded"));
    }

    /** From 0 to 1. */
    public double share() {
        if (endedAt != null) return 1;
        return total == 0 ? 0 : Math.min(1, (double) done / total);
    }
}
