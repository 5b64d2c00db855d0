package dev.rapport.testing;

import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of a test's own, used as its owner, with the migrations up to some version. */
public final class OlderDatabase {

    private final DriverManagerDataSource owner;

    /** @param version of the last migration that it has */
    public OlderDatabase(String name, String version) {
        var properties = TestEnvironment.database(name);
        owner = new DriverManagerDataSource(
                Objects.requireNonNull(properties.get("spring.datasource.url")),
                Objects.requireNonNull(
                        properties.getOrDefault("spring.flyway.user", properties.get("spring.datasource.username"))),
                Objects.requireNonNull(properties.getOrDefault(
                        "spring.flyway.password", properties.get("spring.datasource.password"))));
        upgradeTo(version);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(owner);
    }

    public void upgradeTo(String version) {
        Flyway.configure()
                .dataSource(owner)
                .outOfOrder(true)
                .target(version)
                .load()
                .migrate();
    }
}
