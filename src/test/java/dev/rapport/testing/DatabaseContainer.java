package dev.rapport.testing;

import dev.rapport.engine.runtime.DatabaseServer;
import dev.rapport.engine.runtime.RecordExport;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.testcontainers.containers.Network;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** A running PostgreSQL whose databases belong to the role {@value DatabaseServer#OWNER}, which is no superuser. */
final class DatabaseContainer {

    private static final String HOST = "database";
    private static final String SUPERUSER = "postgres";

    final Network network = Network.newNetwork();
    private final String password = UUID.randomUUID().toString();
    private final Set<String> made = new HashSet<>();
    private final PostgreSQLContainer container;

    DatabaseContainer(DockerImageName image) {
        container = new PostgreSQLContainer(image)
                .withUsername(SUPERUSER)
                .withDatabaseName(SUPERUSER)
                .withPassword(password)
                .withNetwork(network)
                .withNetworkAliases(HOST);
        container.start();
        for (var role : List.of(DatabaseServer.OWNER, DatabaseServer.APPLICATION))
            execute(SUPERUSER, "create role %s login password '%s'".formatted(role, password));
    }

    /** Makes the database unless it is there, and gives the properties with which an application uses it. */
    synchronized Map<String, String> make(String name) {
        if (made.add(name)) {
            execute(
                    SUPERUSER,
                    "create database %s owner %s template template0 encoding 'UTF8' locale 'C.UTF-8'"
                            .formatted(name, DatabaseServer.OWNER));
            execute(name, "create extension pg_trgm");
        }
        return Map.of(
                "spring.datasource.url",
                url(name),
                "spring.datasource.username",
                DatabaseServer.APPLICATION,
                "spring.datasource.password",
                password,
                "spring.flyway.user",
                DatabaseServer.OWNER,
                "spring.flyway.password",
                password);
    }

    /** For a broker on the same network, to which this server has another address. */
    RecordExport exportTo(String name) {
        var port = PostgreSQLContainer.POSTGRESQL_PORT;
        return new RecordExport(
                "jdbc:postgresql://%s:%d/%s".formatted(HOST, port, name), DatabaseServer.APPLICATION, password);
    }

    private String url(String name) {
        var port = container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
        return "jdbc:postgresql://%s:%d/%s".formatted(container.getHost(), port, name);
    }

    private void execute(String database, String sql) {
        try (var connection = DriverManager.getConnection(url(database), SUPERUSER, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
