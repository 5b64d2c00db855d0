package dev.rapport.sla.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host inside is asked when the operator named it, with the same limits as one outside. */
class FeedAddressTests {

    private static final String FEED = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/feed.ics", exchange -> answer(exchange, 200, FEED));
        server.createContext("/long.ics", exchange -> answer(exchange, 200, "x".repeat(CalendarFeed.MOST_BYTES + 1)));
        server.createContext("/moved.ics", exchange -> {
            exchange.getResponseHeaders().add("Location", "/feed.ics");
            answer(exchange, 302, "moved");
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aNamedHostIsAsked() {
        assertThat(named().fetch(address("/feed.ics")))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(FEED);
    }

    @Test
    void anotherPortOfANamedHostIsNot() {
        refuses(new FeedAddress(Set.of("localhost")), address("/feed.ics"), "sla.bad-feed-address");
    }

    @Test
    void aUserInTheAddressMakesItAnotherHost() {
        refuses(named(), address("/feed.ics").replace("localhost", "me@localhost"), "sla.bad-feed-address");
    }

    @Test
    void redirectsAreNotFollowed() {
        refuses(named(), address("/moved.ics"), "sla.feed-refused");
    }

    @Test
    void aLongFeedIsNotReadToItsEnd() {
        refuses(named(), address("/long.ics"), "sla.feed-too-long");
    }

    @Test
    @Timeout(20)
    void whatComesDropByDropIsEnded() throws IOException {
        try (var slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(slow));
            var host = "localhost:" + slow.getLocalPort();
            var feeds = new FeedAddress(Set.of(host), Duration.ofSeconds(1));

            refuses(feeds, "http://" + host + "/feed.ics", "sla.feed-not-fetched");
        }
    }

    private static void drip(ServerSocket slow) {
        try (var caller = slow.accept()) {
            var out = caller.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            for (var drops = 0; drops < 1_000; drops++) {
                out.write("X-Drop: 1\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Thread.sleep(100);
            }
        } catch (IOException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuses(FeedAddress feeds, String address, String key) {
        assertThatThrownBy(() -> feeds.fetch(address))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }

    private FeedAddress named() {
        return new FeedAddress(Set.of("LocalHost:" + server.getAddress().getPort()));
    }

    private String address(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
