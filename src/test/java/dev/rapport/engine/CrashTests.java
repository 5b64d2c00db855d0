package dev.rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.engine.mirror.Mirror;
import dev.rapport.engine.runtime.BrokerHealth;
import dev.rapport.engine.runtime.BrokerServer;
import dev.rapport.engine.runtime.DataFolder;
import dev.rapport.engine.runtime.DatabaseServer;
import dev.rapport.engine.runtime.RecordExport;
import dev.rapport.testing.TestEnvironment;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.postgresql.PGConnection;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Kills the application, the broker and the database while cases run, and counts afterwards. The application is a
 * process of its own that dies as by SIGKILL; broker and database belong to this test alone.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashTests {

    private static final int KILLS = 3;

    /** Counts how often the broker gave each record to the log, whether or not the log took it. */
    private static final String COUNT_GIVEN = """
            create table given (position bigint primary key, times int not null);
            create function count_given() returns trigger language plpgsql as $$
            begin
                insert into given values (new.position, 1)
                on conflict (position) do update set times = given.times + 1;
                return new;
            end
            $$;
            create trigger count_given before insert on engine_record for each row execute function count_given();
            """;

    private final Path folder = TestEnvironment.folder("crash");
    private final DatabaseServer database =
            TestEnvironment.newDatabaseServer(new DataFolder(folder.resolve("database")));
    private BrokerServer broker;

    @BeforeAll
    void start() {
        database.start();
        var export = new RecordExport(
                database.jdbcUrl("rapport"), DatabaseServer.OWNER, database.password(DatabaseServer.OWNER));
        broker = TestEnvironment.newBrokerServer(new DataFolder(folder.resolve("broker")), export);
        broker.start();
        awaitBroker();
        try (var context = context()) {
            var jdbc = context.getBean(JdbcClient.class);
            jdbc.sql("create table load_case (subject_id uuid not null, batch text not null)")
                    .update();
            jdbc.sql(COUNT_GIVEN).update();
        }
    }

    @AfterAll
    void stop() {
        broker.close();
        database.close();
    }

    @Order(1)
    @ParameterizedTest
    @EnumSource(value = CrashPoint.class, names = "NEVER", mode = Mode.EXCLUDE)
    void losesAndDoublesNothingWhenTheApplicationDies(CrashPoint point) throws Exception {
        for (var kill = 1; kill <= KILLS; kill++)
            assertThat(exitCode(load(point.name(), 60, point, 7 * kill))).isEqualTo(CrashPoint.EXIT_CODE);
        assertThat(exitCode(load(point.name(), 60, CrashPoint.NEVER, 0))).isZero();
        verify(point.name(), 60, "application killed %d times %s".formatted(KILLS, point));
    }

    @Order(2)
    @Test
    void losesAndDoublesNothingWhenTheBrokerDiesUnderLoad() throws Exception {
        var load = load("broker", 600, CrashPoint.NEVER, 0);
        for (var kill = 0; kill < KILLS; kill++) {
            awaitEnded("broker", 60 + 150 * kill);
            killBrokerAsItsRecordsAreCommitted();
            broker.restart();
            awaitBroker();
        }
        assertThat(exitCode(load)).isZero();
        verify("broker", 600, "broker killed %d times under load".formatted(KILLS));
        verifyRecordsGivenAgain();
    }

    /** Between export and acknowledgement: the log's notification comes with its commit. */
    private void killBrokerAsItsRecordsAreCommitted() throws SQLException {
        var process = broker.process().orElseThrow();
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("listen engine_record");
            assertThat(connection.unwrap(PGConnection.class).getNotifications(60_000))
                    .isNotEmpty();
            process.destroyForcibly();
        }
        process.onExit().join();
    }

    private void verifyRecordsGivenAgain() throws SQLException {
        var again = single("select count(*) from given where times > 1");
        var missing = single(
                "select count(*) from given left join engine_record using (position) where engine_record.position is null");
        System.out.printf("records given again after the kills: %d, missing in the log: %d%n", again, missing);
        assertThat(again).isPositive();
        assertThat(missing).isZero();
    }

    @Order(3)
    @Test
    void losesAndDoublesNothingWhenTheDatabaseIsAwayForHalfAMinute() throws Exception {
        var load = load("database", 500, CrashPoint.NEVER, 0);
        awaitEnded("database", 60);
        database.close();
        Thread.sleep(30_000); // how long the database is away is what is tested
        database.start();
        assertThat(exitCode(load)).isZero();
        verify("database", 500, "database stopped for 30 seconds under load");
    }

    /** The engine knows no instance that the mirror calls ended, and the mirror made anew is the same. */
    @Order(4)
    @Test
    void mirrorsTheEngineExactly() {
        try (var context =
                EngineAlone.start(arguments("last", 0, CrashPoint.NEVER, 0).toArray(String[]::new))) {
            var jdbc = context.getBean(JdbcClient.class);
            var client = context.getBean(CamundaClient.class);
            var before = MirrorDigest.settled(jdbc);
            var instances = jdbc.sql("select key from process_instance")
                    .query(Long.class)
                    .list();
            assertThat(instances).hasSizeGreaterThan(1_000);
            for (var instance : instances)
                assertThatThrownBy(() -> EngineCall.send(
                                Duration.ofSeconds(10), () -> client.newCancelInstanceCommand(instance)))
                        .isInstanceOfSatisfying(
                                EngineRefused.class,
                                refused -> assertThat(refused.reason()).isEqualTo(EngineRefused.Reason.NOT_FOUND));
            context.getBean(Mirror.class).rebuild();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(MirrorDigest.of(jdbc)).isEqualTo(before));
        }
    }

    private ConfigurableApplicationContext context() {
        return EngineAlone.start(arguments("none", 0, CrashPoint.NEVER, 0).toArray(String[]::new));
    }

    private Process load(String batch, int cases, CrashPoint point, int after) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djdk.virtualThreadScheduler.parallelism=64", // as RapportApplication sets it
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                CaseLoad.class.getName()));
        command.addAll(arguments(batch, cases, point, after));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(folder.resolve("load.log").toFile()))
                .start();
    }

    private List<String> arguments(String batch, int cases, CrashPoint point, int after) {
        return List.of(
                "--spring.datasource.url=" + database.jdbcUrl("rapport"),
                "--spring.datasource.username=" + DatabaseServer.OWNER,
                "--spring.datasource.password=" + database.password(DatabaseServer.OWNER),
                "--rapport.camunda.grpc-address=" + broker.addresses().grpc(),
                "--rapport.camunda.rest-address=" + broker.addresses().rest(),
                "--rapport.camunda.management-address=" + broker.addresses().management(),
                "--rapport.engine.job-timeout=5s",
                "--load.batch=" + batch,
                "--load.cases=" + cases,
                "--crash.point=" + point,
                "--crash.after=" + after);
    }

    private int exitCode(Process process) throws InterruptedException, SQLException {
        try {
            assertThat(process.waitFor(300, TimeUnit.SECONDS))
                    .as("all cases end; of those that wait, this was the last step: %s", waiting())
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private String waiting() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select string_agg(element_id || ' ' || state || ' ' || number, ', ')
                        from (
                            select step.element_id, step.state, count(*) as number
                            from element_instance step
                            join process_instance instance on instance.key = step.process_instance_key
                            where instance.ended_at is null and step.ended_at is null
                            group by 1, 2
                        ) as waiting
                        """)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    private void awaitBroker() {
        await().atMost(Duration.ofSeconds(120))
                .until(new BrokerHealth(broker.addresses().management())::isReady);
    }

    private void awaitEnded(String batch, int cases) {
        await().atMost(Duration.ofSeconds(240))
                .until(() -> count("%s and %s".formatted(ofBatch(batch), "instance.ended_at is not null")) >= cases);
    }

    private static String ofBatch(String batch) {
        return "load_case.batch = '" + batch + "'";
    }

    private int count(String condition) throws SQLException {
        return single("select count(*) from load_case left join process_instance instance using (subject_id) where "
                + condition);
    }

    private int single(String query) throws SQLException {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private List<String> list(String query) throws SQLException {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) texts.add(rows.getString(1));
            return texts;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl("rapport"), DatabaseServer.OWNER, database.password(DatabaseServer.OWNER));
    }

    private void verify(String batch, int cases, String event) throws SQLException {
        var opened = single("select count(*) from load_case where " + ofBatch(batch));
        var lost = count(ofBatch(batch) + " and instance.state is distinct from 'COMPLETED'");
        var doubled = count(ofBatch(batch)) - opened;
        var wrongEffects = list("""
                select concat_ws(' ', load_case.subject_id, 'effects', effects, 'answers', answers, 'tasks', tasks,
                    'jobs', (select json_agg(job order by done_at) from job_effect job where job.subject_id = load_case.subject_id),
                    'records', (
                        select json_agg(json_build_array(record.position, record.record_key, record.value_type,
                            record.intent, record.value ->> 'elementId') order by record.position)
                        from engine_record record
                        join process_instance instance on instance.key = record.process_instance_key
                        where instance.subject_id = load_case.subject_id
                    ))
                from load_case
                left join (
                    select subject_id,
                        count(*) filter (where effect = 'effect') as effects,
                        count(*) filter (where effect like 'answer%%') as answers
                    from probe_effect
                    group by subject_id
                ) as done using (subject_id)
                left join (
                    select subject_id, count(*) as tasks from user_task group by subject_id
                ) as asked using (subject_id)
                where %s and (effects is distinct from 1 or coalesce(answers, 0) <> coalesce(tasks, 0))
                """.formatted(ofBatch(batch)));
        System.out.printf(
                "%s: %d cases, lost %d, doubled %d, effects missing or doubled %d%n",
                event, opened, lost, doubled, wrongEffects.size());
        assertThat(List.of(opened, lost, doubled)).containsExactly(cases, 0, 0);
        assertThat(wrongEffects).isEmpty();
    }
}
