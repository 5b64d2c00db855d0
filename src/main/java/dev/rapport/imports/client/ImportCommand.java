package dev.rapport.imports.client;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Sends a file to a running Rapport and prints its progress and every rejected row. Ends with 1 if it did not end well. */
public final class ImportCommand {

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
        try {
            var options = ImportOptions.parse(arguments, System.getenv());
            var server = new ImportClient(options);
            var id = server.send();
            out.println("Import " + id + " of " + options.file());
            return show(server, follow(server, id));
        } catch (IllegalArgumentException | IOException e) {
            complaints.println("rapport: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private JsonNode follow(ImportClient server, String id) throws IOException, InterruptedException {
        var shown = "";
        while (true) {
            var status = server.status(id);
            var line = "  %s  %d rows, %d accepted, %d rejected"
                    .formatted(
                            state(status),
                            number(status, "rows"),
                            number(status, "accepted"),
                            number(status, "rejected"));
            if (!line.equals(shown)) out.println(line);
            shown = line;
            if (!state(status).equals("waiting") && !state(status).equals("running")) return status;
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private int show(ImportClient server, JsonNode status) throws IOException, InterruptedException {
        server.eachError(
                status.path("id").asString(""),
                error -> complaints.println("  line " + error.path("line").asLong() + ": "
                        + error.path("reason").asString("")));
        var failure = status.path("failure").asString("");
        if (!failure.isEmpty()) complaints.println("  " + failure);
        return state(status).equals("done") ? 0 : 1;
    }

    private static String state(JsonNode status) {
        return status.path("state").asString("").toLowerCase(java.util.Locale.ROOT);
    }

    private static long number(JsonNode status, String name) {
        return status.path(name).asLong(0);
    }
}
