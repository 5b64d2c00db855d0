package dev.rapport.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The packaged product with the sample organisation, as a process of its own on an empty data folder, with its database
 * and broker. Shared by all browser tests of a JVM; needs "mvn package" to have run.
 */
public final class PackagedRapport {

    private static final Path JAR = Path.of("target", "rapport-0.1.0.jar");

    private final Path data = TestEnvironment.folder("packaged");
    private final int port = freePort();
    private final Process process;

    private PackagedRapport() {
        if (!Files.exists(JAR)) throw new IllegalStateException(JAR + " is missing: run mvn package first");
        try {
            process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(data.resolve("rapport.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        await().atMost(Duration.ofMinutes(4)).until(this::isReady);
    }

    /** The address of the running product, which is started when first asked for. */
    public static URI address() {
        return Shared.RAPPORT.url("/");
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                TestEnvironment.SHORT_LIVED,
                "-jar",
                JAR.toString(),
                "--server.port=" + port,
                "--rapport.data=" + data,
                "--rapport.home=" + System.getProperty("rapport.home", ".rapport"),
                "--rapport.broker.java-options=" + TestEnvironment.SHORT_LIVED);
    }

    private boolean isReady() {
        if (!process.isAlive()) throw new IllegalStateException("Rapport ended, see " + data.resolve("rapport.log"));
        var request = HttpRequest.newBuilder(url("/actuator/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private URI url(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final PackagedRapport RAPPORT = new PackagedRapport();
    }
}
