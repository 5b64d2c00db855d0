package dev.rapport.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** A message on its way from the outbox to the engine. */
record WaitingMessage(
        long id, UUID messageId, String name, UUID subject, String correlation, Duration timeToLive, String variables) {

    static WaitingMessage read(ResultSet row, int number) throws SQLException {
        return new WaitingMessage(
                row.getLong("id"),
                row.getObject("message_id", UUID.class),
                row.getString("name"),
                row.getObject("subject_id", UUID.class),
                row.getString("correlation_key"),
                Duration.ofMillis(row.getLong("time_to_live_ms")),
                row.getString("variables"));
    }
}
