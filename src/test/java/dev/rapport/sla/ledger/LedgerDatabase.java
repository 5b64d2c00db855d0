package dev.rapport.sla.ledger;

import dev.rapport.insight.breaches.RemarksInTheLedger;
import dev.rapport.testing.TestEnvironment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A database with a small ledger: two cases, exports, a day that is closed and one that is not. Used as its owner. */
final class LedgerDatabase {

    static final String FIRST = "00000000-0000-0000-0000-00000000000a";
    static final String SECOND = "00000000-0000-0000-0000-00000000000b";
    static final String BROUGHT = "00000000-0000-0000-0000-00000000000c";

    private final String url;
    private final String owner;
    private final String password;

    LedgerDatabase(String name) {
        var properties = TestEnvironment.database(name);
        url = property(properties, "spring.datasource.url");
        owner = properties.getOrDefault("spring.flyway.user", property(properties, "spring.datasource.username"));
        password =
                properties.getOrDefault("spring.flyway.password", property(properties, "spring.datasource.password"));
        Flyway.configure()
                .dataSource(url, owner, password)
                .outOfOrder(true)
                .load()
                .migrate();
        var database = new DriverManagerDataSource(url, owner, password);
        var jdbc = JdbcClient.create(database);
        write(jdbc);
        decide(jdbc);
        new Anchors(jdbc, new JdbcTransactionManager(database)).close(firstDay(jdbc));
        writeMore(jdbc);
    }

    private static String property(java.util.Map<String, String> properties, String name) {
        var value = properties.get(name);
        if (value == null) throw new IllegalStateException("no " + name);
        return value;
    }

    private static LocalDate firstDay(JdbcClient jdbc) {
        return jdbc.sql("select max(day) + 1 from sla_anchor")
                .query(LocalDate.class)
                .single();
    }

    private static void write(JdbcClient jdbc) {
        for (var subject : new String[] {FIRST, SECOND}) {
            jdbc.sql("""
                    insert into sla_case (subject_id, external, live, facts, promises, has_policy, opened_at)
                    values (cast(:subject as uuid), 'Case', true, '{"caseType":"ticket"}', '[]', true, '2026-01-05 09:00Z')
                    """).param("subject", subject).update();
            for (var hour = 10; hour <= 14; hour++) pauses(jdbc, subject, hour, hour);
        }
        jdbc.sql("""
                insert into sla_case (subject_id, external, live, facts, promises, has_policy, opened_at)
                values (cast(:subject as uuid), 'Case', false, '{"caseType":"ticket"}', '[]', true, '2026-01-05 09:00Z')
                """).param("subject", BROUGHT).update();
        pauses(jdbc, BROUGHT, 10, 12);
        jdbc.sql("""
                insert into sla_breach
                    (id, clock_id, subject_id, metric, policy, rule, rule_version, calendar, target_seconds, started_at,
                     due_at, recorded_at)
                values
                    (cast(:first as uuid), cast(:second as uuid), cast(:first as uuid), 'resolution', 'gold', 'rule', 1,
                     'cn', 60, '2026-01-05 09:00Z', '2026-01-05 10:00Z', '2026-01-05 10:00Z')
                """).param("first", FIRST).param("second", SECOND).update();
        jdbc.sql("insert into sla_warning values (cast(:first as uuid), '2026-01-05 10:00Z', '2026-01-05 09:30Z')")
                .param("first", FIRST)
                .update();
        jdbc.sql("""
                insert into breach_remark (id, breach_id, cause, excuses, remark, by_user, at)
                values (cast(:second as uuid), cast(:first as uuid), 'OTHER', true, 'Mrs. X was ill',
                    cast(:first as uuid), '2026-01-06 10:00Z')
                """).param("first", FIRST).param("second", SECOND).update();
        for (var i = 0; i < 3; i++) export(jdbc);
    }

    /** Several hours are one statement. */
    private static void pauses(JdbcClient jdbc, String subject, int first, int last) {
        jdbc.sql("""
                        insert into sla_event (subject_id, at, kind, detail, recorded_at)
                        select cast(:subject as uuid), timestamptz '2026-01-05 00:00Z' + hour * interval '1 hour', 'PAUSED',
                            'customer', '2026-01-05 09:00Z'
                        from generate_series(:first, :last) as hour
                        """)
                .param("subject", subject)
                .param("first", first)
                .param("last", last)
                .update();
    }

    /** A calendar in two versions, a policy, and a case that was promised more than at first and broke it. */
    private static void decide(JdbcClient jdbc) {
        jdbc.sql("""
                insert into business_calendar (name, body, version, shipped, changed_at)
                values ('cn', '{"hours":"9-18"}', 1, false, '2026-01-04 09:00Z')
                """).update();
        jdbc.sql("""
                update business_calendar
                set body = '{"hours":"9-22"}', version = 2, changed_at = '2026-01-06 09:00Z'
                """).update();
        jdbc.sql("""
                insert into business_calendar_version (name, version, body, changed_at)
                values ('cn', 1, '{"hours":"9-18"}', '2026-01-04 09:00Z'), ('cn', 2, '{"hours":"9-22"}', '2026-01-06 09:00Z')
                """).update();
        jdbc.sql("""
                insert into rulebook_version
                    (rulebook, version, state, form, text, fingerprint, shipped, written_at, published_at)
                values
                    ('sla-policy', 1, 'PUBLISHED', 'TABLE', 'a table', encode(sha256('a table'), 'hex'), true,
                     '2026-01-04 09:00Z', '2026-01-04 09:00Z')
                """).update();
        jdbc.sql("update sla_case set promises = '[{\"policy\":\"gold\"}]' where subject_id = cast(:second as uuid)")
                .param("second", SECOND)
                .update();
        jdbc.sql("""
                insert into sla_clock
                    (id, subject_id, metric, policy, rule, rule_version, calendar, target_seconds, warn_fraction, pauses,
                     started_at, elapsed_ms, paused_ms, due_at, breached_at, phase, as_of, ladder)
                values
                    (cast(:second as uuid), cast(:first as uuid), 'resolution', 'gold', 'rule', 1, 'cn', 60, 0.8, 'any',
                     '2026-01-05 09:00Z', 60000, 0, '2026-01-05 10:00Z', '2026-01-05 10:00Z', 'COUNTING',
                     '2026-01-05 10:00Z', 'ticket')
                """).param("first", FIRST).param("second", SECOND).update();
    }

    private static void writeMore(JdbcClient jdbc) {
        jdbc.sql("""
                insert into sla_event (subject_id, at, kind, recorded_at)
                values (cast(:subject as uuid), '2026-01-05 15:00Z', 'RESUMED', '2026-01-05 15:00Z')
                """).param("subject", FIRST).update();
        export(jdbc);
    }

    private static void export(JdbcClient jdbc) {
        jdbc.sql("""
                insert into sla_ledger (chain, at, kind, body, by_user)
                values ('export', '2026-01-07 10:00Z', 'exported', '{"rows":3}', cast(:by as uuid))
                """).param("by", FIRST).update();
    }

    /** What the check finds after these statements of the owner, of which nothing stays. */
    LedgerReport after(String... statements) {
        try (var connection = DriverManager.getConnection(url, owner, password)) {
            connection.setAutoCommit(false);
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            for (var table : new String[] {
                "sla_ledger",
                "sla_anchor",
                "sla_case",
                "sla_event",
                "sla_warning",
                "sla_breach",
                "breach_remark",
                "business_calendar",
                "business_calendar_version",
                "rulebook_version",
                "sla_clock"
            }) jdbc.sql("alter table %s disable trigger user".formatted(table)).update();
            for (var statement : statements) jdbc.sql(statement).update();
            return checked(connection, jdbc);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LedgerReport checked(Connection connection, JdbcClient jdbc) throws SQLException {
        try {
            return new LedgerCheck(jdbc, Clock.systemUTC(), List.of(RemarksInTheLedger.remarks())).run(rows -> {});
        } finally {
            connection.rollback();
        }
    }
}
