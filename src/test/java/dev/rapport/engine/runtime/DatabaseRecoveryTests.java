package dev.rapport.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.testing.TestEnvironment;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DatabaseRecoveryTests {

    private final DataFolder data = new DataFolder(TestEnvironment.folder("recovery"));

    @Test
    void aKilledDatabaseComesBackOnTheSamePortWithWhatWasCommitted() throws Exception {
        try (var server = started();
                var supervisor = new Supervisor("database", server)) {
            execute(server, "create table promise (id int)");
            execute(server, "insert into promise values (1)");
            var killed = server.process().orElseThrow();
            killed.destroyForcibly();
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
                assertThat(server.process().orElseThrow().pid()).isNotEqualTo(killed.pid());
                assertThat(count(server)).isEqualTo(1);
            });
        }
        assertThat(data.database().resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void noNewDatabaseIsMadeWhereTheOneThatRanIsMissing() throws Exception {
        try (var server = started()) {
            execute(server, "create table promise (id int)");
            execute(server, "insert into promise values (1)");
            var process = server.process().orElseThrow();
            process.destroyForcibly();
            process.onExit().get(30, TimeUnit.SECONDS);
            var elsewhere = data.path().resolve("elsewhere");
            Files.move(data.database(), elsewhere);

            assertThatThrownBy(server::restart).isInstanceOf(CannotStart.class).hasMessageContaining("is gone");
            assertThat(data.database()).doesNotExist();

            Files.move(elsewhere, data.database());
            server.restart();
            assertThat(count(server)).isEqualTo(1);
        }
    }

    @Test
    void aDatabaseThatAKilledApplicationLeftBehindIsStoppedFirst() throws Exception {
        try (var abandoned = started();
                var client = connect(abandoned)) {
            var orphan = abandoned.process().orElseThrow();
            TestEnvironment.newDatabaseServer(data);
            assertThat(orphan.isAlive()).isFalse();
            assertThat(client.isValid(1)).isFalse();
        }
    }

    @Test
    void nobodyLogsInWithoutThePassword() {
        try (var server = started()) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", ""))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aDataFolderInUseIsRefused() throws Exception {
        try (var lock = new DataFolderLock(data)) {
            assertThatThrownBy(() -> new DataFolderLock(data))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(data.path().toString());
        }
    }

    private DatabaseServer started() {
        var server = TestEnvironment.newDatabaseServer(data);
        server.start();
        return server;
    }

    private static void execute(DatabaseServer server, String sql) throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(DatabaseServer server) throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from promise")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection connect(DatabaseServer server) throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(DatabaseServer.OWNER), DatabaseServer.OWNER, server.password(DatabaseServer.OWNER));
    }
}
