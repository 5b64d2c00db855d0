package dev.rapport.bench;

import dev.rapport.imports.ImportState;
import dev.rapport.imports.ImportStatus;
import dev.rapport.imports.Imports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.FileSystemResource;

/** Rows a second of each kind of import, beside plain inserts of as many rows of the same size into a bare table. */
final class ImportRates {

    private static final Map<String, String> FILES = new LinkedHashMap<>();
    private static final int ROWS_A_COMMIT = 60; // as the imports do
    private static final Duration LONGEST = Duration.ofSeconds(90);

    static {
        FILES.put("staff", "sales_teams.csv");
        FILES.put("customers", "accounts.csv");
        FILES.put("products", "products.csv");
        FILES.put("tickets", "helpdesk.xes.gz");
        FILES.put("opportunities", "opportunities.csv");
        FILES.put("leads", "leads.csv");
    }

    private final Imports imports;
    private final DataSource database;

    ImportRates(Rapport rapport) {
        imports = rapport.get(Imports.class);
        database = rapport.get(Flyway.class).getConfiguration().getDataSource(); // may make a table
    }

    void report(Path folder) throws IOException, InterruptedException, SQLException {
        for (var file : FILES.entrySet()) {
            var path = folder.resolve(file.getValue());
            if (Files.exists(path)) report(file.getKey(), path);
            else Report.line("%-14s left out: %s is not there", file.getKey(), path);
        }
    }

    private void report(String kind, Path file) throws IOException, InterruptedException, SQLException {
        var started = System.nanoTime();
        var id = imports.start(
                kind, new FileSystemResource(file), file.getFileName().toString(), null);
        ImportStatus status;
        do {
            Thread.sleep(20);
            status = imports.get(id);
        } while (!status.state().ended() && System.nanoTime() - started < LONGEST.toNanos());
        var took = Duration.ofNanos(System.nanoTime() - started);
        if (!status.state().ended()) imports.cancel(id);
        var rows = status.rows();
        var limit = Report.perSecond(rows, insertPlainly(rows, (int) (Files.size(file) / Math.max(1, rows))));
        var rate = Report.perSecond(rows, took);
        Report.line(
                "%-14s %,7d rows (%,d rejected) in %5.1f s: %,8.0f rows/s; plain inserts %,8.0f rows/s (%.2f)%s",
                kind,
                rows,
                status.rejected(),
                Report.seconds(took),
                rate,
                limit,
                rate / limit,
                status.state() == ImportState.DONE ? "" : " " + status.state());
    }

    private Duration insertPlainly(long rows, int size) throws SQLException {
        try (var connection = database.getConnection();
                var setUp = connection.createStatement()) {
            setUp.execute("create table if not exists plain_insert (id bigint primary key, line text)");
            setUp.execute("truncate plain_insert");
            connection.setAutoCommit(false);
            var line = "x".repeat(size);
            var started = System.nanoTime();
            try (var insert = connection.prepareStatement("insert into plain_insert (id, line) values (?, ?)")) {
                for (var row = 0L; row < rows; row++) {
                    insert.setLong(1, row);
                    insert.setString(2, line);
                    insert.executeUpdate();
                    if (row % ROWS_A_COMMIT == 0) connection.commit();
                }
                connection.commit();
            }
            return Duration.ofNanos(System.nanoTime() - started);
        }
    }
}
