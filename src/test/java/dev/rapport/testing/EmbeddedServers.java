package dev.rapport.testing;

import static org.awaitility.Awaitility.await;

import dev.rapport.engine.BrokerAddresses;
import dev.rapport.engine.runtime.BrokerHealth;
import dev.rapport.engine.runtime.BrokerServer;
import dev.rapport.engine.runtime.DataFolder;
import dev.rapport.engine.runtime.DatabaseServer;
import dev.rapport.engine.runtime.RecordExport;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** Child processes, as the product starts them. */
final class EmbeddedServers implements Servers {

    @Override
    public Map<String, String> database(String name) {
        try {
            Database.SERVER.createDatabase(name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "spring.datasource.url", Database.SERVER.jdbcUrl(name),
                "spring.datasource.username", DatabaseServer.APPLICATION,
                "spring.datasource.password", Database.SERVER.password(DatabaseServer.APPLICATION),
                "spring.flyway.user", DatabaseServer.OWNER,
                "spring.flyway.password", Database.SERVER.password(DatabaseServer.OWNER));
    }

    @Override
    public BrokerAddresses broker() {
        return Broker.SERVER.addresses();
    }

    private static final class Broker {

        static final BrokerServer SERVER = start();

        private static BrokerServer start() {
            var database = TestEnvironment.database(TestEnvironment.ENGINE_DATABASE);
            var export = new RecordExport(
                    database.get("spring.datasource.url"),
                    database.get("spring.datasource.username"),
                    database.get("spring.datasource.password"));
            var server = TestEnvironment.newBrokerServer(new DataFolder(TestEnvironment.folder("broker")), export);
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            await().atMost(Duration.ofSeconds(120))
                    .until(new BrokerHealth(server.addresses().management())::isReady);
            return server;
        }
    }

    private static final class Database {

        static final DatabaseServer SERVER =
                TestEnvironment.newDatabaseServer(new DataFolder(TestEnvironment.folder("database")));

        static {
            SERVER.start();
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }
}
