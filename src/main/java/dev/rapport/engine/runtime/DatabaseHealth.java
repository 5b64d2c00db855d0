package dev.rapport.engine.runtime;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Asks the database over a connection of its own, so that a busy pool does not look like a database that is gone. */
final class DatabaseHealth implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 3;

    private final JdbcConnectionDetails details;
    private @Nullable Connection connection;

    DatabaseHealth(JdbcConnectionDetails details) {
        this.details = details;
    }

    synchronized boolean answers() {
        try {
            var open = connection != null ? connection : connect();
            connection = open;
            if (open.isValid(PATIENCE_SECONDS)) return true;
        } catch (SQLException e) {
            // not answering is the answer
        }
        close();
        return false;
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        if (details.getUsername() != null) properties.setProperty("user", details.getUsername());
        if (details.getPassword() != null) properties.setProperty("password", details.getPassword());
        properties.setProperty("loginTimeout", String.valueOf(PATIENCE_SECONDS));
        properties.setProperty("ApplicationName", "rapport-health");
        return DriverManager.getConnection(details.getJdbcUrl(), properties);
    }

    @Override
    public synchronized void close() {
        try {
            if (connection != null) connection.close();
        } catch (SQLException e) {
            // it was broken anyway
        }
        connection = null;
    }
}
