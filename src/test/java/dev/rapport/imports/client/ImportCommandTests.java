package dev.rapport.imports.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportCommandTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    private HttpServer server;

    @BeforeEach
    void aServerAnswers() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.start();
    }

    @AfterEach
    void theServerStops() {
        server.stop(0);
    }

    @Test
    void endsWithNothingToSayWhenEveryRowIsIn() {
        assertThat(run("done", 0)).isZero();
        assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void endsWithTwoAndTheFiguresWhenRowsWereLeftOut() {
        assertThat(run("done", 1)).isEqualTo(2);
        assertThat(complaints.toString(StandardCharsets.UTF_8))
                .contains("line 3: bad", "rapport: done, 2 rows: created 1, changed 0, unchanged 0, left out 1");
    }

    @Test
    void endsWithOneWhenTheFileWasNotReadToItsEnd() {
        assertThat(run("failed", 0)).isEqualTo(1);
    }

    private int run(String state, int rejected) {
        answer("/api/v1/imports/leads", "{\"id\":\"i\"}");
        answer(
                "/api/v1/imports/i",
                "{\"id\":\"i\",\"state\":\"%s\",\"rows\":2,\"created\":%d,\"rejected\":%d}"
                        .formatted(state, 2 - rejected, rejected));
        answer("/api/v1/imports/i/notes", "{\"items\":[]}");
        answer(
                "/api/v1/imports/i/errors",
                rejected == 0 ? "{\"items\":[]}" : "{\"items\":[{\"line\":3,\"reason\":\"bad\"}]}");
        return new ImportCommand(new PrintStream(out), new PrintStream(complaints))
                .run(
                        "leads",
                        "pom.xml",
                        "--url",
                        "http://localhost:" + server.getAddress().getPort());
    }

    private void answer(String path, String body) {
        server.createContext(path, exchange -> {
            exchange.getRequestBody().readAllBytes();
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
