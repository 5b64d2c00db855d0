package dev.rapport.engine.mirror;

import dev.rapport.engine.UserTasksChanged;
import dev.rapport.platform.DatabaseChannel;
import dev.rapport.platform.Loop;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Hears what the database tells all copies of the application: new records, changed user tasks, and what others listen for. */
@Component
@ConditionalOnProperty(name = "rapport.engine.enabled", matchIfMissing = true)
class Notifications extends Loop {

    private static final int PATIENCE_MILLIS = 500;

    private final DataSource database;
    private final MirrorLoop mirror;
    private final ApplicationEventPublisher events;
    private final Map<String, DatabaseChannel> channels;
    private @Nullable Connection connection;

    Notifications(
            DataSource database, MirrorLoop mirror, ApplicationEventPublisher events, List<DatabaseChannel> channels) {
        super("notifications", 5);
        this.channels = channels.stream().collect(Collectors.toMap(DatabaseChannel::name, channel -> channel));
        this.database = database;
        this.mirror = mirror;
        this.events = events;
    }

    @Override
    protected void round() throws Exception {
        try {
            hear(listening());
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    @Override
    protected void ended() {
        close();
    }

    private Connection listening() throws SQLException {
        var open = connection;
        if (open != null) return open;
        open = database.getConnection();
        connection = open;
        open.setAutoCommit(true);
        try (var statement = open.createStatement()) {
            statement.execute("listen engine_record");
            statement.execute("listen user_task");
            for (var channel : channels.keySet()) statement.execute("listen " + channel);
        }
        mirror.wake();
        return open;
    }

    private void hear(Connection open) throws SQLException {
        var heard = open.unwrap(PGConnection.class).getNotifications(PATIENCE_MILLIS);
        if (heard == null) return;
        var changed = new HashSet<Long>();
        for (var notification : heard) {
            switch (notification.getName()) {
                case "engine_record" -> hearOfRecords(notification.getParameter());
                case "user_task" -> changed.addAll(keys(notification.getParameter()));
                default -> tell(notification);
            }
        }
        if (!changed.isEmpty()) events.publishEvent(new UserTasksChanged(Set.copyOf(changed)));
    }

    private void hearOfRecords(String partition) {
        if (partition.isEmpty()) mirror.wake();
        else mirror.wake(Integer.parseInt(partition));
    }

    private void tell(PGNotification notification) {
        var channel = channels.get(notification.getName());
        if (channel != null) channel.heard(notification.getParameter());
    }

    private static Set<Long> keys(String list) {
        return Arrays.stream(list.split(","))
                .filter(key -> key.matches("[0-9]{1,19}"))
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }

    /** The session would otherwise go on listening in the pool. */
    private void close() {
        var open = connection;
        connection = null;
        if (open == null) return;
        try (open;
                var statement = open.createStatement()) {
            statement.execute("unlisten *");
        } catch (SQLException e) {
            // a broken connection does not get back into the pool
        }
    }
}
