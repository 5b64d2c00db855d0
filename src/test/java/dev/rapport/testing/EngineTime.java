package dev.rapport.testing;

import dev.rapport.engine.BrokerAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** Moves the application's and the broker's clock together. */
public class EngineTime {

    private final MovableClock clock;
    private final URI broker;
    private final HttpClient http = HttpClient.newHttpClient();

    EngineTime(MovableClock clock, BrokerAddresses addresses) {
        this.clock = clock;
        this.broker = addresses.management();
    }

    public Instant now() {
        return clock.instant();
    }

    /** Moves both clocks forward; they never go back, which would strand what the broker had timed ahead. */
    public void move(Duration by) {
        clock.move(by);
        send("POST", "/actuator/clock/add", "{\"offsetMilli\": %d}".formatted(by.toMillis()));
    }

    private void send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(broker.resolve(path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) throw new IllegalStateException(path + ": " + response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
