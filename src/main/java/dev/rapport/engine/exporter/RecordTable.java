package dev.rapport.engine.exporter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** The table {@code engine_record}, over a connection that is opened when it is needed. */
final class RecordTable {

    /** One statement, hence one transaction: the notification is sent exactly if the rows are there. */
    private static final String INSERT = """
            with written as (
                insert into engine_record
                    (partition_id, position, value_type, intent, record_key, process_instance_key, occurred_at, value)
                select
                    ?, position, value_type, intent, record_key, process_instance_key,
                    timestamptz 'epoch' + millis * interval '1 ms', value::jsonb
                from unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[])
                    as record (position, value_type, intent, record_key, process_instance_key, millis, value)
                on conflict (partition_id, position) do nothing
            )
            select pg_notify('engine_record', ?)
            """;

    private final String url;
    private final Properties properties;
    private @Nullable Connection connection;

    private RecordTable(String url, Properties properties) {
        this.url = url;
        this.properties = properties;
    }

    static RecordTable of(Map<String, Object> arguments) {
        if (!(arguments.get("url") instanceof String url))
            throw new IllegalArgumentException("the record log exporter needs the argument url");
        var properties = new Properties();
        properties.setProperty("user", String.valueOf(arguments.getOrDefault("user", "")));
        properties.setProperty("password", String.valueOf(arguments.getOrDefault("password", "")));
        properties.setProperty("ApplicationName", "rapport-exporter");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "15");
        return new RecordTable(url, properties);
    }

    void insert(RecordBatch batch) throws SQLException {
        try (var statement = connection().prepareStatement(INSERT)) {
            statement.setInt(1, batch.partition);
            setNumbers(statement, 2, batch.positions);
            setTexts(statement, 3, batch.valueTypes);
            setTexts(statement, 4, batch.intents);
            setNumbers(statement, 5, batch.keys);
            setNumbers(statement, 6, batch.instances);
            setNumbers(statement, 7, batch.times);
            setTexts(statement, 8, batch.values);
            statement.setString(9, String.valueOf(batch.partition));
            statement.execute();
        }
    }

    /** Arrays of these very types go to the database in its own binary format. */
    private static void setNumbers(PreparedStatement statement, int index, List<? extends @Nullable Long> column)
            throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf("bigint", column.toArray(new Long[0])));
    }

    private static void setTexts(PreparedStatement statement, int index, List<String> column) throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf("text", column.toArray(new String[0])));
    }

    private Connection connection() throws SQLException {
        var open = connection;
        if (open != null && !open.isClosed()) return open;
        open = new Driver().connect(url, properties);
        if (open == null) throw new SQLException("not the address of a PostgreSQL database: " + url);
        connection = open;
        return open;
    }

    void close() {
        var open = connection;
        connection = null;
        if (open == null) return;
        try {
            open.close();
        } catch (SQLException e) {
            // the connection is given up either way
        }
    }
}
