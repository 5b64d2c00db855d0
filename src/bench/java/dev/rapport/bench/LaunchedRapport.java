package dev.rapport.bench;

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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The packaged product as a process of its own, with its database and broker, as "rapport run" starts it. */
final class LaunchedRapport implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Folders folders;
    private final Path data;
    private final List<String> options;
    private final int port = freePort();
    private final Thread stop = new Thread(this::end);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private volatile Process process;
    private volatile long started;

    LaunchedRapport(Folders folders, Path data, String... options) throws IOException {
        this.folders = folders;
        this.data = data;
        this.options = List.of(options);
        Files.createDirectories(data);
        process = launch();
        Runtime.getRuntime().addShutdownHook(stop);
    }

    int port() {
        return port;
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Ends it as a machine does that loses power: the database and the broker that it started stay behind. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** On the same data, after it was killed. */
    void launchAgain() throws IOException {
        process = launch();
    }

    /** How long it took since its start until the page was there. */
    Duration awaitOk(String path) throws InterruptedException, TimeoutException {
        var request =
                HttpRequest.newBuilder(url(path)).timeout(Duration.ofSeconds(5)).build();
        while (System.nanoTime() - started < PATIENCE.toNanos() && process.isAlive()) {
            try {
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200)
                    return Duration.ofNanos(System.nanoTime() - started);
            } catch (IOException e) {
                // not yet
            }
            Thread.sleep(50);
        }
        throw new TimeoutException("the packaged product does not answer on " + path);
    }

    Processes processes() throws IOException {
        return new Processes(
                process.toHandle(),
                handle(data.resolve("broker.pid")),
                handle(data.resolve("database").resolve("postmaster.pid")));
    }

    /** To its database, as the role that owns it. */
    Connection database() throws SQLException {
        try (var reader = Files.newBufferedReader(data.resolve("ports.properties"))) {
            var ports = new Properties();
            ports.load(reader);
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:%s/rapport".formatted(ports.getProperty("database")),
                    "rapport",
                    Files.readString(data.resolve("rapport.password")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(stop);
        end();
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    private Process launch() throws IOException {
        var command = new ArrayList<>(OwnProcess.javaWithItsFlags());
        command.addAll(List.of("-jar", folders.jar().toString(), "--server.port=" + port));
        command.addAll(folders.settings(data));
        command.addAll(options);
        started = System.nanoTime();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(data.resolve("start.log").toFile()))
                .start();
    }

    private static ProcessHandle handle(Path pidFile) throws IOException {
        var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
