package dev.rapport.engine.runtime;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Refuses a database whose locale makes searching for Chinese names find nothing. */
final class TrigramCheck {

    private final String url;

    TrigramCheck(String url) {
        this.url = url;
    }

    void run(String password) throws SQLException {
        try (var connection = DriverManager.getConnection(url, DatabaseServer.OWNER, password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select similarity('北京客户管理', '北京客户') > 0.3")) {
            if (rows.next() && rows.getBoolean(1)) return;
        }
        throw new IllegalStateException(
                "The database cannot compare Chinese names: its LC_CTYPE must be a UTF-8 locale such as C.UTF-8");
    }
}
