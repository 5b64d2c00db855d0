package dev.rapport.testing;

import dev.rapport.engine.BrokerAddresses;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** A running broker that writes its records to the database {@value TestEnvironment#ENGINE_DATABASE}. */
final class BrokerContainer {

    private static final int GRPC = 26500;
    private static final int REST = 8080;
    private static final int MANAGEMENT = 9600;
    private static final Path EXPORTER = Path.of("/usr/local/camunda/exporters/rapport-exporter.jar");

    private final GenericContainer<?> container;

    BrokerContainer(DockerImageName image, DatabaseContainer database) {
        container = new GenericContainer<>(image)
                .withNetwork(database.network)
                .withExposedPorts(GRPC, REST, MANAGEMENT)
                .withCopyFileToContainer(
                        MountableFile.forClasspathResource("engine/rapport-exporter.jar"), EXPORTER.toString())
                .withEnv(database.exportTo(TestEnvironment.ENGINE_DATABASE).settings(EXPORTER))
                .withEnv("SPRING_PROFILES_ACTIVE", "broker") // without the web applications of the image
                .withEnv("ZEEBE_CLOCK_CONTROLLED", "true")
                .withEnv("ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING", "300MB")
                .withEnv("ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION", "150MB")
                .withEnv("JAVA_TOOL_OPTIONS", "-Xmx512m -XX:+UseSerialGC")
                .waitingFor(Wait.forHttp("/actuator/health/readiness")
                        .forPort(MANAGEMENT)
                        .withStartupTimeout(Duration.ofMinutes(3)));
        container.start();
    }

    BrokerAddresses addresses() {
        return new BrokerAddresses(address(GRPC), address(REST), address(MANAGEMENT));
    }

    private URI address(int port) {
        return URI.create("http://%s:%d".formatted(container.getHost(), container.getMappedPort(port)));
    }
}
