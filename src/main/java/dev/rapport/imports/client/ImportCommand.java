package dev.rapport.imports.client;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends a file to a running Rapport and prints its progress, what to know of its rows, and every rejected row. Ends with 0
 * when every row is in, with 2 when some were left out, and with 1 when the file was not read to its end.
 */
public final class ImportCommand {

    private static final String HELP = """
        ./rapport import KIND FILE
            KIND: staff, customers, products, leads, opportunities, purchases, tickets

            --columns OURS:HEADER,...       which column is which; -:HEADER leaves one out, OURS:#3 names a place,
                                            OURS:=WORD holds for all rows
            --words COLUMN:WORD=OURS,...    what words of the file mean
            --mapping NAME|FILE             a saved mapping, or a file that says what happens in a log
            --encoding NAME                 such as UTF-8, GB18030, Windows-1252
            --separator CHARACTER           comma, semicolon, tab, pipe, blank
            --sheet NAME                    which sheet of a workbook (.xlsx)
            --headings LINE                 the line in which the names of the columns stand
            --days dmy|mdy                  what comes first in 03/04/2026
            --decimals point|comma          what stands before decimals in 1,234
            --known leave|take              rows that are here already
            --unknown leave|add             customers that rows speak of and that are not here
            --existing overwrite|fill|skip  what is here already
            --known-by account|phone|email  what customers are known by
            --left-out FILE                 writes the rows left out, with why, to mend and bring in again
            --dry-run                       tries the rows and keeps nothing
            --url URL --user NAME --password WORD\
        """;

    private static final int FAILED = 1;
    private static final int ROWS_LEFT_OUT = 2;

    private final PrintStream out;
    private final PrintStream complaints;

    ImportCommand(PrintStream out, PrintStream complaints) {
        this.out = out;
        this.complaints = complaints;
    }

    public static void main(String[] arguments) {
        System.exit(new ImportCommand(System.out, System.err).run(arguments));
    }

    int run(String... arguments) {
        if (ImportOptions.asksForHelp(arguments)) {
            out.println(HELP);
            return 0;
        }
        try {
            var options = ImportOptions.parse(arguments, System.getenv());
            var server = new ImportClient(options);
            var id = server.send();
            out.println((options.dryRun() ? "Trial " : "Import ") + id + " of " + options.file());
            return shown(server, options, id);
        } catch (IllegalArgumentException | IOException e) {
            complaints.println("rapport: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    /** An import is kept by the server, which takes it up again by itself after it was killed. */
    private int shown(ImportClient server, ImportOptions options, String id) throws IOException, InterruptedException {
        try {
            return show(server, options, follow(server, id));
        } catch (IOException e) {
            throw new IOException(
                    e.getMessage() + ". Import " + id
                            + " is kept: it goes on by itself as soon as Rapport runs, and the page"
                            + " Imports shows how far it is",
                    e);
        }
    }

    private JsonNode follow(ImportClient server, String id) throws IOException, InterruptedException {
        var shown = "";
        while (true) {
            var status = server.status(id);
            var line = state(status).equals("waiting") ? waiting(status.path("waitsFor")) : progress(status);
            if (!line.equals(shown)) out.println(line);
            shown = line;
            if (!state(status).equals("waiting") && !state(status).equals("running")) return status;
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static String progress(JsonNode status) {
        return "  %s  %d %%  %s".formatted(state(status), number(status, "percent"), figures(status));
    }

    private static String waiting(JsonNode first) {
        if (first.path("fileName").asString("").isEmpty()) return "  waiting";
        return "  waiting for %s (%s, %d %%); %d before this one"
                .formatted(
                        first.path("fileName").asString(""),
                        first.path("kind").asString(""),
                        number(first, "percent"),
                        number(first, "ahead"));
    }

    private static String figures(JsonNode status) {
        var figures = "%d rows: created %d, changed %d, unchanged %d, left out %d"
                .formatted(
                        number(status, "rows"),
                        number(status, "created"),
                        number(status, "changed"),
                        number(status, "unchanged"),
                        number(status, "rejected"));
        if (number(status, "skipped") > 0) figures += ", skipped " + number(status, "skipped");
        if (number(status, "alike") > 0) figures += ", possible duplicates " + number(status, "alike");
        return figures;
    }

    private int show(ImportClient server, ImportOptions options, JsonNode status)
            throws IOException, InterruptedException {
        var id = status.path("id").asString("");
        server.eachNote(id, note -> out.println("  note, " + line(note)));
        server.eachError(id, error -> complaints.println("  " + line(error)));
        var failure = status.path("failure").asString("");
        if (!failure.isEmpty()) complaints.println("  " + failure);
        var clean = state(status).equals("done") && number(status, "rejected") == 0;
        if (!clean) complaints.println("rapport: " + state(status) + ", " + figures(status));
        if (number(status, "rejected") > 0) keepLeftOut(server, options.leftOut(), id);
        if (!state(status).equals("done")) return FAILED;
        return clean ? 0 : ROWS_LEFT_OUT;
    }

    private void keepLeftOut(ImportClient server, @Nullable Path file, String id)
            throws IOException, InterruptedException {
        if (file == null) {
            complaints.println("rapport: --left-out FILE writes the rows left out, to mend and bring in again");
            return;
        }
        server.leftOut(id, file);
        complaints.println("rapport: the rows left out are in " + file + "; mend them there and bring in that file");
    }

    private static String line(JsonNode told) {
        return "line " + told.path("line").asLong() + ": " + told.path("reason").asString("");
    }

    private static String state(JsonNode status) {
        return status.path("state").asString("").toLowerCase(java.util.Locale.ROOT);
    }

    private static long number(JsonNode status, String name) {
        return status.path(name).asLong(0);
    }
}
