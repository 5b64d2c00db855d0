package dev.rapport.engine.runtime;

import dev.rapport.engine.BrokerAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Camunda 8 broker as a child process, with its data in the data folder. It binds to the loopback address, but for the
 * UDP port by which brokers find each other: that one cannot be bound, and it drops whatever does not know the cluster's
 * name, which therefore is a secret.
 */
public final class BrokerServer implements Child, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BrokerServer.class);
    private static final String MAIN_CLASS = "io.camunda.application.StandaloneBroker";
    /** With less room on its disk the broker takes no work; until it stops for good there is room for others' records. */
    static final long STOPS_BELOW_MEGABYTES = 300;

    private static final Duration STOP_WAIT = Duration.ofSeconds(40);

    private final DataFolder data;
    private final BrokerSettings settings;
    private final @Nullable RecordExport export;
    private final Path pidFile;
    private final String clusterName;
    private final Map<String, Integer> ports = new TreeMap<>();
    private volatile @Nullable Process process;

    /** @param export absent for a broker that keeps its records to itself */
    public BrokerServer(DataFolder data, BrokerSettings settings, @Nullable RecordExport export) {
        this.data = data;
        this.settings = settings;
        this.export = export;
        this.pidFile = data.file("broker.pid");
        this.clusterName = new Credentials(data).password("cluster");
        Orphans.stop(pidFile, List.of(MAIN_CLASS, marker()), "TERM");
        var chosen = new Ports(data);
        for (var name : List.of("grpc", "rest", "management", "command", "internal"))
            ports.put(name, chosen.take("broker." + name));
    }

    public BrokerAddresses addresses() {
        return new BrokerAddresses(address("grpc"), address("rest"), address("management"));
    }

    private URI address(String name) {
        return URI.create("http://127.0.0.1:" + port(name));
    }

    private String port(String name) {
        return String.valueOf(ports.get(name));
    }

    /** Starts the process and returns at once; the broker answers some ten seconds later. */
    public synchronized Process start() {
        try {
            var builder = new ProcessBuilder(command())
                    .directory(data.broker().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            Redirect.appendTo(data.logs().resolve("broker.log").toFile()));
            builder.environment().putAll(environment());
            var started = builder.start();
            process = started;
            Files.writeString(pidFile, started.pid() + "\n");
            log.info("Broker in {} starts, gRPC on port {}", data.broker(), ports.get("grpc"));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("the broker cannot be started from " + settings.home(), e);
        }
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(Process::toHandle);
    }

    @Override
    public void restart() {
        start();
    }

    /** The shell only makes the process deaf to Ctrl-C, so that the application can stop first. */
    private List<String> command() {
        if (!Files.isDirectory(settings.home().resolve("lib")))
            throw new IllegalStateException(
                    "There is no broker in " + settings.home() + "; the build unpacks it there");
        var command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "trap '' INT HUP; exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.maxHeap(),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(settings.javaOptions());
        command.addAll(List.of(
                "-Dfile.encoding=UTF-8",
                "-Dapp.home=" + settings.home(),
                "-Dbasedir=" + settings.home(),
                "-Dspring.config.additional-location=file:" + settings.home().resolve("config") + "/",
                "-Dlog4j2.configurationFile=" + settings.home().resolve("config/log4j2.xml"),
                marker(),
                MAIN_CLASS));
        return command;
    }

    /**
     * Jars alone, in one order: a cache of classes is refused for folders and for another order. Told by the environment,
     * because nobody can read the arguments of a process, and so know it again, whose line is longer than a page.
     */
    private String classPath() {
        try (var jars = Files.list(settings.home().resolve("lib"))) {
            return jars.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(":"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String marker() {
        return "-Drapport.broker.data=" + data.broker();
    }

    private Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        environment.put("CLASSPATH", classPath());
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", port("rest"));
        environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        environment.put("MANAGEMENT_SERVER_PORT", port("management"));
        environment.put("ZEEBE_BROKER_NETWORK_HOST", "127.0.0.1");
        environment.put("ZEEBE_BROKER_NETWORK_ADVERTISEDHOST", "127.0.0.1");
        environment.put("ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", port("command"));
        environment.put("ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", port("internal"));
        environment.put("ZEEBE_BROKER_GATEWAY_NETWORK_HOST", "127.0.0.1");
        environment.put("ZEEBE_BROKER_GATEWAY_NETWORK_PORT", port("grpc"));
        environment.put("ZEEBE_BROKER_CLUSTER_CLUSTERNAME", clusterName);
        environment.put("ZEEBE_BROKER_DATA_DIRECTORY", data.broker().toString());
        environment.put("ZEEBE_BROKER_DATA_LOGSEGMENTSIZE", "32MB");
        environment.put("ZEEBE_BROKER_DATA_SNAPSHOTPERIOD", "5m");
        environment.put("ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING", STOPS_BELOW_MEGABYTES + "MB");
        environment.put("ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION", "150MB");
        // Only this application sends requests, never more than it waits for. Rejecting them would cost more than it
        // saves.
        environment.put("ZEEBE_BROKER_FLOWCONTROL_REQUEST_AIMD_REQUESTTIMEOUT", "2s");
        environment.put("ZEEBE_BROKER_FLOWCONTROL_REQUEST_AIMD_MINLIMIT", "200");
        environment.put("ZEEBE_BROKER_EXPERIMENTAL_ROCKSDB_MEMORYLIMIT", "128MB");
        environment.put("ZEEBE_CLOCK_CONTROLLED", String.valueOf(settings.movableClock()));
        if (export != null) environment.putAll(export.install(data.broker()));
        return environment;
    }

    /** Stops the process and waits for it. */
    @Override
    public synchronized void close() {
        var running = process;
        if (running == null) return;
        running.destroy();
        try {
            if (!running.waitFor(STOP_WAIT.toSeconds(), TimeUnit.SECONDS))
                running.destroyForcibly().waitFor();
            Files.deleteIfExists(pidFile);
            log.info("Broker stopped");
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.warn("Cannot remove {}", pidFile, e);
        }
    }
}
