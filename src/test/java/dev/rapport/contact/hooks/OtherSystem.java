package dev.rapport.contact.hooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rapport.contact.webhook.Signature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Another system on this machine that is told what happens here, and answers as a test says. */
final class OtherSystem implements AutoCloseable {

    /** Answers one call. */
    interface Answering {
        void answer(HttpExchange call) throws IOException;
    }

    /** What it was told. */
    record Call(String path, String id, long seconds, String signatures, byte[] body) {

        boolean isSignedWith(String secret) {
            var key = Signature.secret(secret).orElseThrow();
            return Signature.fits(List.of(key), id, seconds, signatures, body);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Answering answering = status(204);

    OtherSystem() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::hear);
        server.start();
    }

    private void hear(HttpExchange call) throws IOException {
        try (call) {
            var body = call.getRequestBody().readAllBytes();
            var headers = call.getRequestHeaders();
            calls.add(new Call(
                    call.getRequestURI().getPath(),
                    headers.getFirst("webhook-id"),
                    Long.parseLong(headers.getFirst("webhook-timestamp")),
                    headers.getFirst("webhook-signature"),
                    body));
            answering.answer(call);
        }
    }

    static Answering status(int code) {
        return call -> call.sendResponseHeaders(code, -1);
    }

    void answers(Answering next) {
        answering = next;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String address(String path) {
        return "http://localhost:" + port() + path;
    }

    List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    /** What it was told of one subject, by type. */
    List<Call> calls(String path, String type, Object about) {
        return calls(path).stream()
                .filter(call -> call.text().contains("\"type\":\"" + type + "\""))
                .filter(call -> call.text().contains(about.toString()))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
