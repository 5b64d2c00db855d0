package dev.rapport.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts of the packaged product as a process of its own, with its database and broker, as "rapport run" does. */
final class Starts {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Folders folders;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Starts(Folders folders) {
        this.folders = folders;
    }

    void report(String from, Path data, String... options) throws IOException, InterruptedException, TimeoutException {
        Files.createDirectories(data);
        var port = freePort();
        var started = System.nanoTime();
        var process = start(data, port, options);
        var stop = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            var page = awaitOk(process, port, "/login", started);
            var all = awaitOk(process, port, "/actuator/health", started);
            Report.line(
                    "%-22s %.1f s to the login page, %.1f s until database and broker answer too",
                    from, Report.seconds(page), Report.seconds(all));
            Thread.sleep(3_000); // the sample's first cases are on their way
            processes(process, data).reportMemory("  memory then");
        } finally {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
        }
    }

    private Process start(Path data, int port, String... options) throws IOException {
        var command = new ArrayList<>(OwnProcess.javaWithItsFlags());
        command.addAll(List.of("-jar", folders.jar().toString(), "--server.port=" + port));
        command.addAll(folders.settings(data));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(data.resolve("start.log").toFile()))
                .start();
    }

    private Duration awaitOk(Process process, int port, String path, long started)
            throws InterruptedException, TimeoutException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
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

    private static Processes processes(Process process, Path data) throws IOException {
        return new Processes(
                process.toHandle(),
                handle(data.resolve("broker.pid")),
                handle(data.resolve("database").resolve("postmaster.pid")));
    }

    private static ProcessHandle handle(Path pidFile) throws IOException {
        var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
