package dev.rapport.access;

import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote last what somebody else wants to replace.
 *
 * @param by absent when the system wrote it
 */
public record LastWritten(@Nullable UserId by, Instant at) {

    /** Of the columns {@code changed_by} and {@code changed_at}. */
    public static LastWritten read(ResultSet row, int number) throws SQLException {
        var by = row.getObject("changed_by", UUID.class);
        return new LastWritten(by == null ? null : new UserId(by), Instants.instant(row, "changed_at"));
    }
}
