package dev.rapport.testing;

import dev.rapport.engine.BrokerAddresses;
import java.util.Map;
import org.testcontainers.utility.DockerImageName;

/** Containers of the images that the system properties name, on a network of their own. */
final class ContainerServers implements Servers {

    @Override
    public Map<String, String> database(String name) {
        return Database.SERVER.make(name);
    }

    @Override
    public BrokerAddresses broker() {
        Database.SERVER.make(TestEnvironment.ENGINE_DATABASE);
        return Broker.SERVER.addresses();
    }

    private static DockerImageName image(String server) {
        var property = "rapport.test.%s-image".formatted(server);
        var image = System.getProperty(property);
        if (image == null) throw new IllegalStateException("-D" + property + " is missing; ./rapport test sets it");
        return DockerImageName.parse(image).asCompatibleSubstituteFor(server);
    }

    private static final class Database {
        static final DatabaseContainer SERVER = new DatabaseContainer(image("postgres"));
    }

    private static final class Broker {
        static final BrokerContainer SERVER = new BrokerContainer(image("camunda"), Database.SERVER);
    }
}
