package dev.rapport.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** The limit: the same bodies, written one by one by several connections into a bare table of the same database. */
final class PlainInserts {

    private static final int CONNECTIONS = 16;

    private final LaunchedRapport rapport;
    private final UUID account;

    PlainInserts(LaunchedRapport rapport, UUID account) throws SQLException {
        this.rapport = rapport;
        this.account = account;
        try (var connection = rapport.database();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table bench_plain (
                        id uuid primary key, account_id uuid not null, there text not null, body bytea not null,
                        unique (account_id, there))
                    """);
        }
    }

    double perSecond(String name, Duration length) throws InterruptedException {
        var started = System.nanoTime();
        var writers = new ArrayList<Callable<Long>>();
        for (var i = 0; i < CONNECTIONS; i++) {
            var own = "%s-%d-".formatted(name, i);
            writers.add(() -> write(own, started + length.toNanos()));
        }
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var written = 0L;
            for (var result : threads.invokeAll(writers)) written += result.get();
            return Report.perSecond(written, Duration.ofNanos(System.nanoTime() - started));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a writer broke off", e);
        }
    }

    private long write(String name, long until) throws SQLException {
        try (var connection = rapport.database();
                var insert = connection.prepareStatement("insert into bench_plain values (?, ?, ?, ?)")) {
            var written = 0L;
            while (System.nanoTime() < until) insert(insert, name + written++);
            return written;
        }
    }

    private void insert(PreparedStatement insert, String id) throws SQLException {
        insert.setObject(1, UUID.randomUUID());
        insert.setObject(2, account);
        insert.setString(3, id);
        insert.setBytes(4, SignedWebhook.body(id));
        insert.executeUpdate();
    }

    /** What is left of earlier rounds costs nobody room. */
    void forget() throws SQLException {
        try (Connection connection = rapport.database();
                var statement = connection.createStatement()) {
            statement.execute("truncate bench_plain");
        }
    }
}
