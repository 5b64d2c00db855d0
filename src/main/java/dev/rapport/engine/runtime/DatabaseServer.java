package dev.rapport.engine.runtime;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server as a child process, with its data in the data folder. Binds to the loopback address only. */
public final class DatabaseServer implements Child, AutoCloseable {

    /** The role that owns databases and makes their tables; no superuser. */
    public static final String OWNER = "rapport";

    /** The role that the application and the broker log in as. It cannot change tables, nor what is only appended to. */
    public static final String APPLICATION = "rapport_application";

    private static final String SUPERUSER = "postgres";
    private static final Logger log = LoggerFactory.getLogger(DatabaseServer.class);

    private final DataFolder data;
    private final Credentials credentials;
    private final Path binaries;
    private final Map<String, String> settings;
    private final int port;
    private volatile @Nullable EmbeddedPostgres postgres;

    /**
     * @param binaries where PostgreSQL's own files are unpacked to
     * @param settings server settings beyond the usual ones
     */
    public DatabaseServer(DataFolder data, Path binaries, Map<String, String> settings) {
        this.data = data;
        this.credentials = new Credentials(data);
        this.binaries = binaries;
        this.settings = settings;
        // interrupted rather than terminated, PostgreSQL does not wait for its clients
        Orphans.stop(pidFile(), List.of("/postgres", data.database().toString()), "INT");
        this.port = new Ports(data).take("database");
    }

    /** Starts the server, and makes the roles and the database {@value #OWNER} the first time. */
    public void start() {
        try {
            var started = System.nanoTime();
            postgres = builder().start();
            createDatabase(OWNER);
            new TrigramCheck(jdbcUrl(OWNER)).run(password(OWNER));
            log.info(
                    "PostgreSQL in {} listens on port {} after {} ms",
                    data.database(),
                    port,
                    (System.nanoTime() - started) / 1_000_000);
        } catch (IOException | SQLException e) {
            throw new CannotStart(
                    "PostgreSQL does not start.", "See " + data.logs().resolve("database.log") + ".", e);
        }
    }

    private EmbeddedPostgres.Builder builder() {
        var logFile = Redirect.appendTo(data.logs().resolve("database.log").toFile());
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data.database())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(logFile)
                .setErrorRedirector(logFile)
                .setServerConfig("listen_addresses", "127.0.0.1")
                // the library's own defaults are for throw-away data
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "128MB")
                // an import fills tables in seconds, and plans for empty tables read full ones through
                .setServerConfig("autovacuum_naptime", "5s")
                // pg_trgm asks the C library what a letter is, hence a UTF-8 ctype beside the built-in collation
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", ctype())
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", credentials.file(SUPERUSER).toString())
                .setConnectConfig("password", credentials.password(SUPERUSER));
        settings.forEach(builder::setServerConfig);
        return builder;
    }

    private static String ctype() {
        var mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        return mac ? "en_US.UTF-8" : "C.UTF-8";
    }

    /** Makes a database owned by {@value #OWNER} unless it is there. The name is trusted. */
    public void createDatabase(String name) throws SQLException {
        try (var connection = server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (var role : List.of(OWNER, APPLICATION)) {
                if (isAbsent(statement, "select 1 from pg_roles where rolname = '" + role + "'"))
                    statement.execute("create role " + role + " login");
                statement.execute("alter role " + role + " password '" + password(role) + "'");
            }
            if (isAbsent(statement, "select 1 from pg_database where datname = '" + name + "'"))
                statement.execute("create database " + name + " owner " + OWNER);
        }
        try (var connection = server().getDatabase(SUPERUSER, name).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_trgm");
        }
    }

    private static boolean isAbsent(java.sql.Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    @Override
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(Orphans.pidIn(pidFile())).filter(ProcessHandle::isAlive);
    }

    /** Never makes a new database where the one that ran is missing, as on a disk that went away. */
    @Override
    public void restart() {
        close();
        if (!Files.exists(data.database().resolve("PG_VERSION")))
            throw new CannotStart(
                    "The database's folder " + data.database() + " is gone.",
                    "Bring it back; Rapport looks for it again by itself.");
        start();
    }

    private Path pidFile() {
        return data.database().resolve("postmaster.pid");
    }

    /** Of {@value #OWNER} or {@value #APPLICATION}. */
    public String password(String role) {
        return credentials.password(role);
    }

    private EmbeddedPostgres server() {
        var server = postgres;
        if (server == null) throw new IllegalStateException("PostgreSQL has not been started");
        return server;
    }

    /** Stops the server and waits for it. */
    @Override
    public void close() {
        var server = postgres;
        if (server == null) return;
        try {
            server.close();
            log.info("PostgreSQL stopped");
        } catch (IOException e) {
            log.warn("PostgreSQL did not stop", e);
        }
    }
}
