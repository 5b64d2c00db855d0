package dev.rapport.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.RapportApplication;
import dev.rapport.testing.TestEnvironment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database of an earlier release, with its cases under way, is brought up to what a new one is. */
@Tag("servers")
class UpgradeTests {

    private static final Path CHANGED = Path.of("src/test/resources/upgrade/changed.txt");
    private static final String TELL =
            "A migration lost or changed what the earlier release had written. If it must, say"
                    + " so with the reason in " + CHANGED;

    private static final Map<String, String> OLD = TestEnvironment.database("upgraded");
    private static final Map<String, String> FRESH = TestEnvironment.database("never_upgraded");

    private static Contents before;
    private static Contents after;
    private static List<String> migrated; // beans of other tests make tables of their own when the application starts
    private static ConfigurableApplicationContext rapport;

    @BeforeAll
    static void upgrade() throws IOException, SQLException {
        var folder = TestEnvironment.folder("migrations");
        for (var migration : OldDatabase.migrations())
            Files.copy(migration, folder.resolve(migration.getFileName().toString()));
        flyway(OLD).locations("filesystem:" + folder).load().migrate();
        try (var connection = owner(OLD).getConnection()) {
            OldDatabase.load(connection);
        }
        before = Contents.of(jdbc(OLD));
        flyway(OLD).load().migrate();
        after = Contents.of(jdbc(OLD));
        migrated = Schema.relations(jdbc(OLD));
        rapport = start();
        var rights = rapport.getBean(FlywayMigrationStrategy.class);
        rights.migrate(flyway(FRESH).load());
    }

    @AfterAll
    static void stop() {
        if (rapport != null) rapport.close();
    }

    @Test
    void whatTheEarlierReleaseWroteIsThereUnlessAMigrationSaysWhyItChangedIt() throws IOException {
        var lost = before.renamed(told(" is ")).lostIn(after);
        var declared = told(": ");
        var undeclared = new TreeSet<String>();
        lost.forEach((name, sentence) -> {
            if (!declared.containsKey(name)) undeclared.add(sentence);
        });
        assertThat(undeclared).as(TELL).isEmpty();
        assertThat(lost.keySet()).as("what changed.txt tells").containsAll(declared.keySet());
    }

    @Test
    void itsDatabaseIsMadeOfTheSamePartsAsANewOne() {
        var upgraded = Schema.of(jdbc(OLD), migrated);
        var fresh = Schema.of(jdbc(FRESH), Schema.relations(jdbc(FRESH)));
        assertThat(without(fresh, upgraded)).as("only in a new database").isEmpty();
        assertThat(without(upgraded, fresh)).as("only in an upgraded database").isEmpty();
    }

    @Test
    void sequencesAreBeyondTheNumbersThatAreTaken() {
        var behind = jdbc(OLD).sql("""
                        select kind || ' ' || max(taken)
                        from subject
                        cross join lateral cast(substring(number from '^[A-Z]+-([0-9]+)$') as bigint) as taken
                        join pg_sequences on sequencename = 'subject_number_' || lower(kind)
                        group by kind, last_value
                        having max(taken) > coalesce(last_value, 0)
                        """).query(String.class).list();
        assertThat(behind).as("numbers of cases that would be given again").isEmpty();
        for (var column : numbered())
            assertThat(behind(column)).as(column + " against its sequence").isFalse();
    }

    @Test
    void theApplicationFindsItsLedgerIntactAndItsCasesUnderWay() throws Exception {
        assertThat(post("/api/v1/sla/ledger/verification")).contains("\"intact\":true");
        for (var kind : new String[] {"leads", "opportunities", "tickets", "members"})
            assertThat(get("/api/v1/" + kind)).contains("\"number\"");
        assertThat(get("/api/v1/tasks?queue=all")).contains("\"key\"");
    }

    private static Map<String, String> told(String between) throws IOException {
        return Files.readAllLines(CHANGED).stream()
                .filter(line -> !line.startsWith("#") && line.contains(between))
                .map(line -> line.split(between, 2))
                .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    }

    private static TreeSet<String> without(TreeSet<String> parts, TreeSet<String> others) {
        var left = new TreeSet<>(parts);
        left.removeAll(others);
        return left;
    }

    private static Iterable<String> numbered() {
        return jdbc(OLD).sql("""
                        select attrelid::regclass || '.' || attname
                        from pg_attribute
                        join pg_class on pg_class.oid = attrelid
                        where relnamespace = current_schema::regnamespace
                            and relkind = 'r'
                            and attnum > 0
                            and not attisdropped
                            and pg_get_serial_sequence(pg_class.oid::regclass::text, attname) is not null
                        """).query(String.class).list();
    }

    private static boolean behind(String column) {
        var table = column.substring(0, column.indexOf('.'));
        var name = column.substring(column.indexOf('.') + 1);
        return jdbc(OLD).sql("""
                        select coalesce((select max(%1$s) from %2$s), 0)
                            > coalesce(pg_sequence_last_value(pg_get_serial_sequence('%2$s', '%1$s')::regclass), 0)
                        """.formatted(name, table)).query(Boolean.class).single();
    }

    private static ConfigurableApplicationContext start() {
        var properties = new HashMap<String, Object>(OLD);
        properties.put("rapport.engine.enabled", false);
        properties.put("server.port", 0);
        properties.put("spring.datasource.hikari.maximum-pool-size", 4);
        properties.put("spring.main.banner-mode", "off");
        var arguments = properties.entrySet().stream().map(Object::toString).map(setting -> "--" + setting);
        return new SpringApplicationBuilder(RapportApplication.class).run(arguments.toArray(String[]::new));
    }

    private static String get(String path) throws Exception {
        return send(HttpRequest.newBuilder(address(path)).GET());
    }

    private static String post(String path) throws Exception {
        return send(HttpRequest.newBuilder(address(path)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        var login = Base64.getEncoder().encodeToString("manager:manager".getBytes());
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    request.header("Authorization", "Basic " + login).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }

    private static URI address(String path) {
        var port = rapport.getEnvironment().getProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static FluentConfiguration flyway(Map<String, String> database) {
        return Flyway.configure().dataSource(owner(database)).outOfOrder(true);
    }

    private static JdbcClient jdbc(Map<String, String> database) {
        return JdbcClient.create(owner(database));
    }

    private static DriverManagerDataSource owner(Map<String, String> database) {
        return new DriverManagerDataSource(
                Objects.requireNonNull(database.get("spring.datasource.url")),
                Objects.requireNonNull(database.get("spring.flyway.user")),
                Objects.requireNonNull(database.get("spring.flyway.password")));
    }
}
