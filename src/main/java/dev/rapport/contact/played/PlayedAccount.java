package dev.rapport.contact.played;

import dev.rapport.contact.played.PlayedPlatform.Call;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The account of a running Rapport with a platform that is played, by the API. */
final class PlayedAccount {

    private static final String ACCOUNTS = "/api/v1/channel-accounts";
    private static final Set<String> BY_NAME = Set.of(PlayedPbx.NAME, PlayedMail.NAME);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SimulateOptions options;
    private final String platform;
    private final String title;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private String id = "";

    /**
     * One that was not connected yet.
     *
     * @param platform its name
     * @param title as people call it
     */
    PlayedAccount(SimulateOptions options, String platform, String title) {
        this.options = options;
        this.platform = platform;
        this.title = title;
    }

    String id() {
        return id;
    }

    String name() {
        return "Played " + title;
    }

    String page() {
        return address("/channel-accounts/" + id);
    }

    String address(String page) {
        return options.url().resolve(page).toString();
    }

    /** Of the API. */
    String path() {
        return ACCOUNTS + "/" + id;
    }

    /** Makes it, or tells the one of an earlier time what holds now. */
    void connect(Map<String, String> settings) throws IOException, InterruptedException {
        var told = Map.of("platform", platform, "name", name(), "settings", settings);
        var earlier = earlier();
        if (earlier.isPresent()) {
            id = earlier.get().path("id").asString("");
            put(ACCOUNTS + "/" + id, earlier.get().path("version").asString(""), told);
            turn("on");
        } else {
            id = ask(request(ACCOUNTS)
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .POST(body(told)))
                    .path("id")
                    .asString("");
        }
    }

    /** Lets Rapport see for itself that it can be worked with. */
    void test() throws IOException, InterruptedException {
        ask(request(path() + "/test").POST(BodyPublishers.noBody()));
    }

    JsonNode get(String from) throws IOException, InterruptedException {
        return ask(request(from));
    }

    void post(String to, Object what) throws IOException, InterruptedException {
        ask(request(to).header("Idempotency-Key", UUID.randomUUID().toString()).POST(body(what)));
    }

    private Optional<JsonNode> earlier() throws IOException, InterruptedException {
        var items = ask(request(ACCOUNTS)).path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(one -> one.path("platform").asString("").equals(platform)
                        && one.path("name").asString("").equals(name())
                        && isPlayed(one))
                .findFirst();
    }

    /** Those whose server is not named by a field of its own are known by their name alone. */
    private boolean isPlayed(JsonNode one) {
        return BY_NAME.contains(platform) || one.path("played").asBoolean(false);
    }

    /** Nothing answers from now on, and nobody is to be told that it fails. False where there is none. */
    boolean turnOff() throws IOException, InterruptedException {
        if (id.isEmpty()) return false;
        turn("off");
        return true;
    }

    private void turn(String state) throws IOException, InterruptedException {
        var now = ask(request(ACCOUNTS + "/" + id)).path("version").asString("");
        put(ACCOUNTS + "/" + id + "/state", now, Map.of("state", state));
    }

    private void put(String path, String version, Object what) throws IOException, InterruptedException {
        ask(request(path).header("If-Match", "\"" + version + "\"").PUT(body(what)));
    }

    /** As the platform calls it. */
    HttpResponse<String> call(Call call) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(options.url().resolve("/pub/" + platform + "/" + id + call.query()))
                .timeout(PATIENCE)
                .method(call.method(), BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(options.url().resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("Authorization", options.login());
    }

    private HttpRequest.BodyPublisher body(Object what) {
        return BodyPublishers.ofByteArray(json.writeValueAsBytes(what));
    }

    private JsonNode ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() >= 300) throw new IOException(refusal(response));
            return response.body().isEmpty() ? json.createObjectNode() : json.readTree(response.body());
        } catch (ConnectException e) {
            throw new IOException(
                    "no Rapport answers at " + options.url() + "; start one with ./rapport run -- "
                            + "--rapport.outside.inner-hosts=localhost:" + options.port(),
                    e);
        }
    }

    private String refusal(HttpResponse<String> response) {
        return switch (response.statusCode()) {
            case 401 -> "the login was refused; give --user and --password, or --token";
            case 403 -> "only administrators connect accounts; give --user and --password of one";
            default -> detail(response);
        };
    }

    private String detail(HttpResponse<String> response) {
        try {
            var detail = json.readTree(response.body()).path("detail").asString("");
            if (!detail.isEmpty()) return detail;
        } catch (JacksonException e) {
            // an answer that is no problem description is shown as its status
        }
        return "the server answered with status " + response.statusCode();
    }
}
