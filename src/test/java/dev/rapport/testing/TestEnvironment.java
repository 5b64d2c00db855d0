package dev.rapport.testing;

import dev.rapport.engine.BrokerAddresses;
import dev.rapport.engine.runtime.BrokerServer;
import dev.rapport.engine.runtime.BrokerSettings;
import dev.rapport.engine.runtime.DataFolder;
import dev.rapport.engine.runtime.DatabaseServer;
import dev.rapport.engine.runtime.RecordExport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The real PostgreSQL and the real broker that all tests of one JVM share: child processes, or with
 * {@code -Drapport.test.containers=true} containers.
 */
public final class TestEnvironment {

    public static final String ENGINE_DATABASE = "engine_tests";

    private static final String BROKER = System.getProperty("rapport.broker.name", "camunda-zeebe-8.6.0");
    private static final Path HOME = Path.of(System.getProperty("rapport.home", ".rapport"));

    /** In its first minutes a broker takes two fifths of its time for the compiler that pays off later. */
    static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    private static final Servers SERVERS =
            Boolean.getBoolean("rapport.test.containers") ? new ContainerServers() : new EmbeddedServers();

    private TestEnvironment() {}

    /** The properties with which an application uses a database of its own on the shared server. */
    public static Map<String, String> database(String name) {
        return SERVERS.database(name);
    }

    /** The addresses of the shared broker, which writes its records to the database {@value #ENGINE_DATABASE}. */
    public static BrokerAddresses broker() {
        return SERVERS.broker();
    }

    /** A further broker, always a child process and not started yet, that a test may kill as it likes. */
    public static BrokerServer newBrokerServer(DataFolder data, @Nullable RecordExport export) {
        var home = HOME.toAbsolutePath().resolve(BROKER);
        return new BrokerServer(data, new BrokerSettings(home, "512m", true, List.of(SHORT_LIVED)), export);
    }

    /** A new folder that is removed by "mvn clean". */
    public static Path folder(String name) {
        try {
            var target = Path.of("target", "environments");
            Files.createDirectories(target);
            return Files.createTempDirectory(target, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static DatabaseServer newDatabaseServer(DataFolder data) {
        return new DatabaseServer(
                data, HOME.toAbsolutePath().resolve("postgresql"), Map.of("fsync", "off", "max_connections", "200"));
    }
}
