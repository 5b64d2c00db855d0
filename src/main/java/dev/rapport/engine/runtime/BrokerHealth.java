package dev.rapport.engine.runtime;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a broker's management port whether it takes work. */
public final class BrokerHealth {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest question;

    public BrokerHealth(URI management) {
        question = HttpRequest.newBuilder(management.resolve("/actuator/health/readiness"))
                .timeout(PATIENCE)
                .build();
    }

    public boolean isReady() {
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
