package dev.rapport.contact.played;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays a platform: answers what the product asks of it, and calls the product as the platform would. Listens on this machine only.
 */
public abstract class PlayedPlatform implements AutoCloseable {

    /**
     * A call of the platform.
     *
     * @param method GET or POST
     * @param query with its question mark, or empty
     */
    public record Call(String method, String query, Map<String, String> headers, byte[] body) {

        @Override
        public String toString() {
            return method + " " + query;
        }
    }

    /** What the product said to a customer. */
    public record Answer(String to, String text) {}

    /** What the product asks; names of headers in lower case. */
    protected record Asked(Map<String, String> query, Map<String, String> headers, byte[] body) {}

    /** What it is told. */
    protected record Told(String type, byte[] body) {}

    protected final JsonMapper json = new JsonMapper();
    private final Clock clock;
    private final HttpServer server;
    private final AtomicBoolean breaking = new AtomicBoolean();
    private volatile Consumer<Call> calls = call -> {};
    private volatile Consumer<Answer> answers = answer -> {};

    /** @param port to listen on; 0 for one that is free */
    protected PlayedPlatform(int port, Clock clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    }

    /** Name of the platform. */
    public abstract String name();

    /** As people call it. */
    public abstract String title();

    /** What an account must be told of it, besides where it listens. */
    public abstract Map<String, String> settings();

    /** Asks whether the product can open what it signs and seals, and what must be answered then. */
    public abstract Map.Entry<Call, String> asks();

    /** A customer who never wrote before. */
    public abstract String somebody();

    public abstract void writes(String customer, String text);

    public abstract void sendsPicture(String customer);

    /** What else a customer can do there, by the words that one types for it. */
    public Map<String, Consumer<String>> deeds() {
        return Map.of();
    }

    /** What they are, in words for whoever types. */
    public String whatDeedsAre() {
        return "";
    }

    /** Whether the platform says later that something that it took did not arrive. */
    public boolean tellsWhatIsLost() {
        return false;
    }

    /** The next answer is taken and does not arrive. */
    public void losesNext() {}

    public final void onCall(Consumer<Call> listener) {
        calls = listener;
    }

    public final void onAnswer(Consumer<Answer> listener) {
        answers = listener;
    }

    public final int port() {
        return server.getAddress().getPort();
    }

    protected final void call(Call call) {
        calls.accept(call);
    }

    protected final void answered(String to, String text) {
        answers.accept(new Answer(to, text));
    }

    protected final long seconds() {
        return clock.instant().getEpochSecond();
    }

    protected static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** From now on the product is answered, by paths. */
    protected final void start(Map<String, Function<Asked, Told>> paths) {
        paths.forEach((path, answer) -> server.createContext(path, exchange -> tell(exchange, answer)));
        server.start();
    }

    /** The next that it is told is taken, and the connection breaks before it says so. */
    public final void breaksNext() {
        breaking.set(true);
    }

    private void tell(HttpExchange exchange, Function<Asked, Told> answer) throws IOException {
        try (exchange) {
            var told = answer.apply(new Asked(
                    pairs(exchange.getRequestURI().getRawQuery()),
                    headers(exchange),
                    exchange.getRequestBody().readAllBytes()));
            if (breaking.getAndSet(false)) return;
            exchange.getResponseHeaders().set("Content-Type", told.type());
            exchange.sendResponseHeaders(200, told.body().length);
            exchange.getResponseBody().write(told.body());
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }

    /** Of an address, or of a form. */
    protected static Map<String, String> pairs(@Nullable String raw) {
        var query = new HashMap<String, String>();
        if (raw == null) return query;
        for (var pair : raw.split("&")) {
            var sign = pair.indexOf('=');
            if (sign > 0)
                query.put(pair.substring(0, sign), URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    protected final Told told(Object what) {
        return new Told("application/json", json.writeValueAsBytes(what));
    }

    protected final JsonNode read(Asked asked) {
        return json.readTree(asked.body());
    }

    protected static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The smallest picture there is: one dot. */
    protected static byte[] picture() {
        return Base64.getDecoder().decode("R0lGODlhAQABAIAAAP8AAP///ywAAAAAAQABAAACAkQBADs=");
    }

    @Override
    public final void close() {
        server.stop(0);
    }
}
