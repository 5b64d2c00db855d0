package dev.rapport.imports.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the imports part of the API. Files are streamed. */
final class ImportClient {

    private static final Pattern OPTION = Pattern.compile(
            "(?<![\\p{L}-])(encoding|separator|sheet|headings|columns|words|days|decimals|known|unknown|existing)=");

    private final ImportOptions options;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final JsonMapper json = new JsonMapper();

    ImportClient(ImportOptions options) {
        this.options = options;
    }

    /** Returns the id of the import that was started. */
    String send() throws IOException, InterruptedException {
        var boundary = "rapport-" + UUID.randomUUID();
        var request = request("/api/v1/imports/" + URLEncoder.encode(options.kind(), StandardCharsets.UTF_8))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body(boundary))
                .build();
        return exchange(request).path("id").asString("");
    }

    JsonNode status(String id) throws IOException, InterruptedException {
        return exchange(request("/api/v1/imports/" + id).build());
    }

    void eachError(String id, Consumer<JsonNode> visitor) throws IOException, InterruptedException {
        each(id, "errors", visitor);
    }

    void eachNote(String id, Consumer<JsonNode> visitor) throws IOException, InterruptedException {
        each(id, "notes", visitor);
    }

    /** Writes the rows that were left out into a file that is not there yet. */
    void leftOut(String id, Path file) throws IOException, InterruptedException {
        var request = request("/api/v1/imports/" + id + "/left-out").build();
        var response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300)
            throw new IOException(refusal(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8)));
        Files.write(file, response.body(), StandardOpenOption.CREATE_NEW);
    }

    private void each(String id, String what, Consumer<JsonNode> visitor) throws IOException, InterruptedException {
        var after = "";
        do {
            var page = exchange(request("/api/v1/imports/" + id + "/" + what + "?limit=200" + after)
                    .build());
            page.path("items").forEach(visitor);
            var next = page.path("next").asString("");
            after = next.isEmpty() ? "" : "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!after.isEmpty());
    }

    private BodyPublisher body(String boundary) throws IOException {
        var end = BodyPublishers.ofString("\r\n--" + boundary + "--\r\n");
        var file = part(boundary, "file", options.file());
        var mapping = options.mapping();
        var said = BodyPublishers.concat(
                word(boundary, "encoding", options.encoding()),
                word(boundary, "separator", options.separator()),
                word(boundary, "sheet", options.sheet()),
                word(boundary, "headings", options.headings()),
                word(boundary, "columns", options.columns()),
                word(boundary, "words", options.words()),
                word(boundary, "mapping", options.mappingName()),
                word(boundary, "days", options.days()),
                word(boundary, "decimals", options.decimals()),
                word(boundary, "known", options.known()),
                word(boundary, "unknown", options.unknown()),
                word(boundary, "existing", options.existing()),
                word(boundary, "knownBy", options.knownBy()),
                word(boundary, "dryRun", options.dryRun() ? "true" : null));
        if (mapping == null) return BodyPublishers.concat(said, file, end);
        return BodyPublishers.concat(
                said, part(boundary, "mapping", mapping), BodyPublishers.ofString("\r\n"), file, end);
    }

    private static BodyPublisher word(String boundary, String name, @Nullable String word) {
        if (word == null) return BodyPublishers.noBody();
        return BodyPublishers.ofString(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, word));
    }

    private static BodyPublisher part(String boundary, String name, Path content) throws IOException {
        var fileName = String.valueOf(content.getFileName()).replaceAll("[\"\\\\\r\n]", "_");
        var named = name.equals("file") ? "; filename=\"" + fileName + "\"" : "";
        var head = "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n".formatted(boundary, name, named);
        return BodyPublishers.concat(BodyPublishers.ofString(head), BodyPublishers.ofFile(content));
    }

    private HttpRequest.Builder request(String path) {
        var login = options.user() + ":" + options.password();
        return HttpRequest.newBuilder(options.url().resolve(path))
                .timeout(Duration.ofMinutes(10))
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode exchange(HttpRequest request) throws IOException, InterruptedException {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() < 300) return json.readTree(response.body());
            throw new IOException(refusal(response.statusCode(), response.body()));
        } catch (ConnectException e) {
            throw new IOException("no Rapport answers at " + options.url() + "; start one with ./rapport run", e);
        }
    }

    /** What the API calls columns=, the command calls --columns. */
    static String asOptions(String detail) {
        return OPTION.matcher(detail).replaceAll("--$1 ");
    }

    private String refusal(int status, String body) {
        if (status == 401) return "the login was refused; give --user and --password";
        try {
            var problem = json.readTree(body);
            var detail = problem.path("detail").asString(problem.path("title").asString(""));
            if (!detail.isEmpty()) return asOptions(detail);
        } catch (JacksonException e) {
            // an answer that is no problem description is shown as its status
        }
        return "the server answered with status " + status;
    }
}
