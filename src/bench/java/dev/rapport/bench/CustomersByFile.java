package dev.rapport.bench;

import dev.rapport.imports.GivenReading;
import dev.rapport.imports.ImportStatus;
import dev.rapport.imports.Imports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.springframework.core.io.FileSystemResource;

/**
 * How fast a file of customers with a phone and an e-mail address each comes in, beside the same finished rows brought by
 * COPY and by batched inserts into tables with the same indexes.
 */
final class CustomersByFile {

    private static final int BATCH = 1_000;
    private static final List<String> TABLES = List.of("customer", "contact_point");

    private final Rapport rapport;
    private final Imports imports;
    private final DataSource database;
    private final Path folder;

    CustomersByFile(Rapport rapport, Path folder) {
        this.rapport = rapport;
        this.folder = folder;
        imports = rapport.get(Imports.class);
        database = rapport.get(Flyway.class).getConfiguration().getDataSource(); // may make tables
    }

    void run(int customers) throws IOException, InterruptedException, SQLException {
        var file = file(customers);
        var rate = bringIn(file, customers);
        try (var connection = database.getConnection()) {
            report("COPY", rate, customers, copied(connection));
            report("batched inserts", rate, customers, inserted(connection));
        }
    }

    private static void report(String name, double rate, int customers, Duration took) {
        var limit = Report.perSecond(customers, took);
        Report.line(
                "%-20s %5.1f s: %,8.0f customers/s; the import is %.2f of it",
                name, Report.seconds(took), limit, rate / limit);
    }

    private Path file(int customers) throws IOException {
        var file = folder.resolve("customers.csv");
        var made = new ManyCustomers(rapport);
        try (var out = Files.newBufferedWriter(file)) {
            out.write("customer number,name,kind,phone,email\n");
            for (var number = 0; number < customers; number++) {
                var one = made.next(number);
                out.write("B-%d,%s,%s,%s,%s\n"
                        .formatted(number, one.name(), one.isPerson() ? "person" : "firm", one.phone(), one.mail()));
            }
        }
        return file;
    }

    private double bringIn(Path file, int customers) throws InterruptedException {
        var processes = rapport.processes();
        var before = processes.usage();
        var started = System.nanoTime();
        var id = imports.start(
                "customers",
                new FileSystemResource(file),
                file.getFileName().toString(),
                null,
                GivenReading.of("UTF-8", "comma"));
        ImportStatus status;
        var told = 0L;
        do {
            Thread.sleep(50);
            status = imports.get(id);
            if (status.rows() / 100_000 > told) {
                told = status.rows() / 100_000;
                processes.reportMemory("%,d rows".formatted(status.rows()));
            }
        } while (!status.state().ended());
        var took = Duration.ofNanos(System.nanoTime() - started);
        var used = processes.usage().since(before);
        var rate = Report.perSecond(customers, took);
        Report.line(
                "%-20s %5.1f s: %,8.0f customers/s (%s, %,d rejected, %,d notes of namesakes); processor: %.1f s application, %.1f s database",
                "import",
                Report.seconds(took),
                rate,
                status.state(),
                status.rejected(),
                status.alike(),
                Report.seconds(used.application()),
                Report.seconds(used.database()));
        return rate;
    }

    private Duration copied(Connection connection) throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        var ready = new ArrayList<byte[]>();
        for (var table : TABLES) {
            empty(connection, table);
            var out = new java.io.ByteArrayOutputStream();
            copy.copyOut("copy (select * from %s order by id) to stdout".formatted(table), out);
            ready.add(out.toByteArray());
        }
        var started = System.nanoTime();
        for (var i = 0; i < TABLES.size(); i++)
            copy.copyIn("copy ready_%s from stdin".formatted(TABLES.get(i)), new ByteArrayInputStream(ready.get(i)));
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static Duration inserted(Connection connection) throws SQLException {
        var took = Duration.ZERO;
        connection.setAutoCommit(false);
        for (var table : TABLES) {
            empty(connection, table);
            connection.commit();
            took = took.plus(inserted(connection, table));
        }
        return took;
    }

    private static Duration inserted(Connection connection, String table) throws SQLException {
        var took = 0L;
        try (var columns = connection.createStatement();
                var read = connection.createStatement()) {
            var types = new ArrayList<String>();
            try (var found = columns.executeQuery(
                    "select format_type(atttypid, atttypmod) from pg_attribute where attrelid = '%s'::regclass and attnum > 0 and not attisdropped order by attnum"
                            .formatted(table))) {
                while (found.next()) types.add(found.getString(1));
            }
            var values = types.stream().map("cast(? as %s)"::formatted).collect(Collectors.joining(", ", "(", ")"));
            read.setFetchSize(BATCH);
            try (var rows = read.executeQuery("select * from %s order by id".formatted(table));
                    var insert =
                            connection.prepareStatement("insert into ready_%s values %s".formatted(table, values))) {
                var more = true;
                while (more) {
                    var batch = 0;
                    while (batch < BATCH && (more = rows.next())) {
                        for (var column = 1; column <= types.size(); column++)
                            insert.setString(column, rows.getString(column));
                        insert.addBatch();
                        batch++;
                    }
                    var started = System.nanoTime();
                    insert.executeBatch();
                    took += System.nanoTime() - started;
                }
            }
            var started = System.nanoTime();
            connection.commit();
            return Duration.ofNanos(took + System.nanoTime() - started);
        }
    }

    private static void empty(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop table if exists ready_" + table);
            statement.execute("create table ready_%s (like %s including all)".formatted(table, table));
        }
    }
}
