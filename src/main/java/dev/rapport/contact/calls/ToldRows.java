package dev.rapport.contact.calls;

import dev.rapport.contact.calls.CallFold.Placed;
import dev.rapport.platform.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was told of calls, once each. */
@Repository
class ToldRows {

    private final JdbcClient jdbc;

    ToldRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends nobody else works this call. */
    void lock(UUID account, String there) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:call, 0)) is null")
                .param("call", "call " + account + " " + there)
                .query(Boolean.class)
                .single();
    }

    /** Whether it says something new: what is told again may at most add where the call can be listened to. */
    boolean keep(UUID account, Placed placed, Instant receivedAt) {
        var told = placed.told();
        return jdbc.sql("""
                        insert into call_event (account_id, there, event, agents, said_at, at, direction, other, ours, queue,
                            cause, recording, left_out, received_at)
                        values (:account, :there, :event, :agents, :said, :at, :direction, :other, :ours, :queue, :cause,
                            :recording, :out, :received)
                        on conflict (account_id, there, event, agents, said_at) do update
                        set recording = excluded.recording
                        where call_event.recording is null
                            and excluded.recording is not null
                        """)
                        .param("account", account)
                        .param("there", told.there())
                        .param("event", told.event().name())
                        .param("agents", told.agents().toArray(String[]::new))
                        .param("said", Instants.utcOrNull(told.at()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("at", Instants.utc(placed.at()))
                        .param("direction", name(told.direction()), Types.VARCHAR)
                        .param("other", told.other(), Types.VARCHAR)
                        .param("ours", told.ours(), Types.VARCHAR)
                        .param("queue", told.queue(), Types.VARCHAR)
                        .param("cause", told.cause(), Types.VARCHAR)
                        .param("recording", told.recording(), Types.VARCHAR)
                        .param("out", told.leftOut())
                        .param("received", Instants.utc(receivedAt))
                        .update()
                > 0;
    }

    List<Placed> of(UUID account, String there) {
        return jdbc.sql("select * from call_event where account_id = :account and there = :there order by received_at")
                .param("account", account)
                .param("there", there)
                .query(ToldRows::read)
                .list();
    }

    void rename(UUID account, String there, String now) {
        jdbc.sql("update call_event set there = :now where account_id = :account and there = :there")
                .param("now", now)
                .param("account", account)
                .param("there", there)
                .update();
    }

    /** What came before it was known that the call is none of ours. */
    void forgetNumbers(UUID account, String there) {
        jdbc.sql("update call_event set other = null, ours = null where account_id = :account and there = :there")
                .param("account", account)
                .param("there", there)
                .update();
    }

    private static Placed read(ResultSet row, int number) throws SQLException {
        return new Placed(
                new Told(
                        row.getString("there"),
                        Told.Event.valueOf(row.getString("event")),
                        CallRows.words(row, "agents"),
                        CallRows.direction(row),
                        row.getString("other"),
                        row.getString("ours"),
                        row.getString("queue"),
                        row.getString("cause"),
                        row.getString("recording"),
                        row.getBoolean("left_out"),
                        Instants.instantOrNull(row, "said_at")),
                Instants.instant(row, "at"));
    }

    private static @Nullable String name(@Nullable Enum<?> word) {
        return word == null ? null : word.name();
    }
}
