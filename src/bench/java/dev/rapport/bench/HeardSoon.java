package dev.rapport.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How long it takes from a signed call until its message stands in a conversation, at a pace at which nothing piles up. */
final class HeardSoon {

    private static final int A_SECOND = 20;
    private static final int LOOK_MILLIS = 5;

    private final LaunchedRapport rapport;
    private final UUID account;
    private final Map<String, Long> waiting = new ConcurrentHashMap<>();

    HeardSoon(LaunchedRapport rapport, UUID account) {
        this.rapport = rapport;
        this.account = account;
    }

    /** In milliseconds. */
    Percentiles measure(String name, int seconds) throws Exception {
        var took = new ArrayList<Long>();
        var sender = Thread.ofPlatform().start(() -> send(name, seconds * A_SECOND));
        try (var connection = rapport.database()) {
            while (sender.isAlive() || !waiting.isEmpty()) {
                took.addAll(arrived(connection));
                Thread.sleep(LOOK_MILLIS);
            }
        }
        return Percentiles.of(took);
    }

    private void send(String name, int count) {
        var webhook = new SignedWebhook(account);
        try (var caller = new Caller(rapport.port())) {
            for (var i = 0; i < count; i++) {
                var id = name + "-" + i;
                waiting.put(account + " " + id, System.nanoTime());
                caller.call(webhook.call(id));
                Thread.sleep(1_000 / A_SECOND);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Long> arrived(Connection connection) throws SQLException {
        var took = new ArrayList<Long>();
        try (var select =
                connection.prepareStatement("select there from message where carrier = 'webhook' and there = any(?)")) {
            select.setArray(1, connection.createArrayOf("text", waiting.keySet().toArray()));
            var rows = select.executeQuery();
            while (rows.next()) {
                var sent = waiting.remove(rows.getString(1));
                if (sent != null) took.add((System.nanoTime() - sent) / 1_000_000);
            }
        }
        return took;
    }
}
