package dev.rapport.sla.ledger.client;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running Rapport to verify its ledger. Ends with 0 if it is as it was written, else with 1 and what is wrong. */
public final class AuditCommand {

    private static final List<String> NAMES = List.of("--url", "--user", "--password");

    private final PrintStream out;
    private final PrintStream complaints;
    private final Map<String, String> environment;

    AuditCommand(PrintStream out, PrintStream complaints, Map<String, String> environment) {
        this.out = out;
        this.complaints = complaints;
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        System.exit(new AuditCommand(System.out, System.err, System.getenv()).run(arguments));
    }

    int run(String... arguments) {
        try {
            return tell(verify(options(arguments)));
        } catch (IllegalArgumentException | IOException e) {
            complaints.println("rapport: " + (e.getMessage() == null ? "no Rapport answers" : e.getMessage()));
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static Map<String, String> options(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals("verify"))
            throw new IllegalArgumentException("audit can verify the ledger: ./rapport audit verify");
        var named = new HashMap<String, String>();
        for (var i = 1; i < arguments.length; i += 2) {
            if (!NAMES.contains(arguments[i])) throw new IllegalArgumentException("there is no " + arguments[i]);
            if (i + 1 == arguments.length) throw new IllegalArgumentException(arguments[i] + " needs a value");
            named.put(arguments[i], arguments[i + 1]);
        }
        return named;
    }

    private JsonNode verify(Map<String, String> named) throws IOException, InterruptedException {
        var login = named.getOrDefault("--user", environment.getOrDefault("RAPPORT_USER", "admin")) + ":"
                + named.getOrDefault("--password", environment.getOrDefault("RAPPORT_PASSWORD", "admin"));
        var url = URI.create(named.getOrDefault("--url", "http://localhost:8080"));
        var request = HttpRequest.newBuilder(url.resolve("/api/v1/sla/ledger/verification"))
                .timeout(Duration.ofHours(6))
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.noBody())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request, BodyHandlers.ofString());
            return switch (response.statusCode()) {
                case 200 -> new JsonMapper().readTree(response.body());
                case 401 -> throw new IOException("the login was refused; give --user and --password");
                case 403 -> throw new IOException("only managers, auditors and administrators may verify the ledger");
                default -> throw new IOException("the server answered with status " + response.statusCode());
            };
        } catch (java.net.ConnectException e) {
            throw new IOException("no Rapport answers at " + url + "; start one with ./rapport run", e);
        }
    }

    private int tell(JsonNode found) {
        var rows = found.path("rows").asLong();
        var seconds = found.path("seconds").asDouble();
        if (found.path("intact").asBoolean()) {
            out.printf(
                    "The ledger is as it was written: %,d entries in %,d chains, %,d closed days, %,d rows of tables (%.1f s).%n",
                    rows,
                    found.path("chains").asLong(),
                    found.path("days").asLong(),
                    found.path("compared").asLong(),
                    seconds);
            var last = found.path("lastAnchor");
            out.printf(
                    "Last closed day: %s %s%n",
                    last.path("day").asString(), last.path("hash").asString());
            return 0;
        }
        complaints.printf("The ledger is NOT as it was written (%,d entries, %.1f s):%n", rows, seconds);
        found.path("faults")
                .forEach(fault -> complaints.println("  " + fault.path("text").asString("")));
        if (found.path("more").asBoolean()) complaints.println("  and more");
        return 1;
    }
}
