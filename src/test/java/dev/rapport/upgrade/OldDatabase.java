package dev.rapport.upgrade;

import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;

/**
 * What a database of an earlier release held, cases under way included: {@code src/test/resources/upgrade/before.sql.gz},
 * made by {@code src/test/upgrade/dump}.
 */
public final class OldDatabase {

    public static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final String HISTORY = "copy flyway_schema_history ";
    private static final String END = "\\.";

    private OldDatabase() {}

    /** The migrations that the earlier release had, as they are now. */
    public static List<Path> migrations() throws IOException {
        var versions = versions();
        try (var files = Files.walk(MIGRATIONS)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .filter(file -> versions.contains(version(file)))
                    .toList();
        }
    }

    private static MigrationVersion version(Path migration) {
        var name = migration.getFileName().toString();
        return MigrationVersion.fromVersion(name.substring(1, name.indexOf("__")));
    }

    private static Set<MigrationVersion> versions() throws IOException {
        var versions = new HashSet<MigrationVersion>();
        try (var lines = lines()) {
            var line = lines.readLine();
            while (!line.startsWith(HISTORY)) line = lines.readLine();
            var column = List.of(columns(line).split(",")).indexOf("version");
            while (!(line = lines.readLine()).equals(END))
                versions.add(MigrationVersion.fromVersion(line.split("\t")[column]));
        }
        return versions;
    }

    private static String columns(String copy) {
        return copy.substring(copy.indexOf('(') + 1, copy.indexOf(')')).replace("\"", "");
    }

    /** Puts its rows in place of those that migrations have made. The connection is the owner's. */
    static void load(Connection connection) throws SQLException, IOException {
        connection.setAutoCommit(false);
        var tables = tables(connection);
        var triggers = tables.stream().filter(table -> !table.equals("flyway_schema_history"));
        execute(connection, triggers.map(table -> "alter table %s disable trigger user".formatted(table)));
        execute(connection, List.of("truncate " + String.join(", ", tables)).stream());
        try (var lines = lines()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine())
                if (line.startsWith("copy ")) copy(connection, line, lines);
                else if (line.startsWith("select ")) execute(connection, List.of(line).stream());
        }
        execute(connection, tables.stream().map(table -> "alter table %s enable trigger user".formatted(table)));
        connection.commit();
    }

    private static void copy(Connection connection, String statement, BufferedReader lines)
            throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        for (var line = lines.readLine(); !line.equals(END); line = lines.readLine()) {
            var row = (line + "\n").getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(row, 0, row.length);
        }
        copy.endCopy();
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select string_agg(relname, ',')
                        from pg_class
                        where relkind = 'r' and relnamespace = current_schema::regnamespace
                        """)) {
            rows.next();
            return List.of(rows.getString(1).split(","));
        }
    }

    private static void execute(Connection connection, java.util.stream.Stream<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(statements.collect(joining(";\n")));
        }
    }

    private static BufferedReader lines() throws IOException {
        var file = Objects.requireNonNull(OldDatabase.class.getResourceAsStream("/upgrade/before.sql.gz"));
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8));
    }
}
