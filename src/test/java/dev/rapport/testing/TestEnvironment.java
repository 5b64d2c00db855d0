package dev.rapport.testing;

import static org.awaitility.Awaitility.await;

import dev.rapport.engine.BrokerAddresses;
import dev.rapport.engine.runtime.BrokerHealth;
import dev.rapport.engine.runtime.BrokerServer;
import dev.rapport.engine.runtime.BrokerSettings;
import dev.rapport.engine.runtime.DataFolder;
import dev.rapport.engine.runtime.DatabaseServer;
import dev.rapport.engine.runtime.RecordExport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The real PostgreSQL and the real broker that all tests of one JVM share, each started when the first test asks. */
public final class TestEnvironment {

    public static final String ENGINE_DATABASE = "engine_tests";

    private static final String BROKER = System.getProperty("rapport.broker.name", "camunda-zeebe-8.6.0");
    private static final Path HOME = Path.of(System.getProperty("rapport.home", ".rapport"));

    private TestEnvironment() {}

    /** The properties with which an application uses a database of its own on the shared server. */
    public static Map<String, String> database(String name) {
        try {
            Database.SERVER.createDatabase(name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "spring.datasource.url", Database.SERVER.jdbcUrl(name),
                "spring.datasource.username", DatabaseServer.ROLE,
                "spring.datasource.password", Database.SERVER.password());
    }

    /** The addresses of the shared broker, which writes its records to the database {@value #ENGINE_DATABASE}. */
    public static BrokerAddresses broker() {
        return Broker.SERVER.addresses();
    }

    /** A further broker, not started yet, that a test may kill as it likes. */
    public static BrokerServer newBrokerServer(DataFolder data, @Nullable RecordExport export) {
        return new BrokerServer(data, new BrokerSettings(HOME.toAbsolutePath().resolve(BROKER), "512m", true), export);
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
        return new DatabaseServer(data, HOME.toAbsolutePath().resolve("postgresql"), Map.of("fsync", "off"));
    }

    private static final class Broker {

        static final BrokerServer SERVER = start();

        private static BrokerServer start() {
            var database = database(ENGINE_DATABASE);
            var export = new RecordExport(
                    database.get("spring.datasource.url"),
                    database.get("spring.datasource.username"),
                    database.get("spring.datasource.password"));
            var server = newBrokerServer(new DataFolder(folder("broker")), export);
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            await().atMost(Duration.ofSeconds(120))
                    .until(new BrokerHealth(server.addresses().management())::isReady);
            return server;
        }
    }

    private static final class Database {

        static final DatabaseServer SERVER = newDatabaseServer(new DataFolder(folder("database")));

        static {
            SERVER.start();
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }
}
