package dev.rapport.engine.runtime;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Starts PostgreSQL unless the address of one is configured; the connection pool is Spring Boot's own either way. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}' == ''")
class DatabaseConfiguration {

    @Bean(initMethod = "start")
    DatabaseServer databaseServer(DataFolder data, @Value("${rapport.home:.rapport}") Path home) {
        return new DatabaseServer(data, home.toAbsolutePath().resolve("postgresql"), Map.of());
    }

    @Bean
    Supervisor databaseSupervisor(DatabaseServer server, StartReport report) {
        report.say("  The database is started.");
        return new Supervisor("database", server);
    }

    @Bean
    @Primary
    JdbcConnectionDetails jdbcConnectionDetails(DatabaseServer server) {
        var role = DatabaseServer.APPLICATION;
        return new OfTheApplication(server.jdbcUrl(DatabaseServer.OWNER), role, server.password(role));
    }

    @Bean
    FlywayConnectionDetails flywayConnectionDetails(DatabaseServer server) {
        var role = DatabaseServer.OWNER;
        return new OfTheOwner(server.jdbcUrl(role), role, server.password(role));
    }

    private record OfTheApplication(String getJdbcUrl, String getUsername, String getPassword)
            implements JdbcConnectionDetails {}

    private record OfTheOwner(String getJdbcUrl, String getUsername, String getPassword)
            implements FlywayConnectionDetails {}
}
