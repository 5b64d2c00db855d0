package dev.rapport.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/** A telephone system that tells of calls, with extensions of the sample's people. */
final class Telephones {

    /** The extension of somebody who looks at no page. */
    static final String OTHERS = "199";

    private static final String SECRET = "the secret of a benchmark";
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    private final LaunchedRapport rapport;
    private final Caller caller;
    private final String account;
    private int number = 10_000_000;

    Telephones(LaunchedRapport rapport) throws Exception {
        this.rapport = rapport;
        caller = new Caller(rapport.port());
        account = id(ask("admin", "/api/v1/channel-accounts", """
                {"platform":"pbx","name":"Telephones","settings":{"proof":"header","secret":"%s","country":"CN"}}""".formatted(SECRET)));
    }

    void extension(String extension, String login) throws Exception {
        var person = id(ask(login, "/api/v1/me", null));
        ask("admin", "/api/v1/channel-accounts/" + account + "/extensions", """
                {"extension":"%s","person":"%s"}""".formatted(extension, person));
    }

    synchronized void rings(String call, String extension) throws IOException {
        tell("newCall", call, extension, ++number);
    }

    synchronized void isOver(String call, String extension) throws IOException {
        tell("hangup", call, extension, number);
    }

    /** Calls of others, spread over so many milliseconds; each is over at once. */
    Thread others(int count, long millis) {
        return Thread.ofPlatform().start(() -> {
            try {
                for (var i = 0; i < count; i++) {
                    var call = UUID.randomUUID().toString();
                    rings(call, OTHERS);
                    Thread.sleep(millis / count / 2);
                    isOver(call, OTHERS);
                    Thread.sleep(millis / count / 2);
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void tell(String event, String call, String extension, int number) throws IOException {
        var body = """
                {"event":"%s","callId":"%s","from":"138%d","to":"01062301234","direction":"in","user":"%s"}""".formatted(event, call, number, extension).getBytes(UTF_8);
        var head = """
                POST /pub/pbx/%s HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Type: application/json\r
                Content-Length: %d\r
                x-pbx-secret: %s\r
                \r
                """.formatted(account, body.length, SECRET).getBytes(UTF_8);
        var whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        var status = caller.call(whole);
        if (status != 204) throw new IllegalStateException("the call was answered with " + status);
    }

    private String ask(String login, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(rapport.url(path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((login + ":" + login).getBytes(UTF_8)))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (body != null) request.POST(BodyPublishers.ofString(body));
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) throw new IllegalStateException(path + ": " + answer.body());
            return answer.body();
        }
    }

    private static String id(String answer) {
        var id = ID.matcher(answer);
        if (!id.find()) throw new IllegalStateException("no id: " + answer);
        return id.group(1);
    }
}
