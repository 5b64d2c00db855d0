package dev.rapport.bench;

import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.calendars.CalendarSheet;
import dev.rapport.sla.calendars.desk.CalendarDesk;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cases with two open clocks and five entries in the log each, which all count by one calendar of the benchmark and fall
 * due in weeks.
 */
final class OpenClocks {

    static final String CALENDAR = "bench";

    private static final int CLOCKS_A_CASE = 2;

    private final Rapport rapport;
    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final TransactionTemplate asOwner;
    private final String promises;

    OpenClocks(Rapport rapport) {
        this.rapport = rapport;
        jdbc = rapport.get(JdbcClient.class);
        var database = rapport.get(Flyway.class).getConfiguration().getDataSource();
        owner = JdbcClient.create(database);
        asOwner = new TransactionTemplate(new DataSourceTransactionManager(database));
        promises = promises();
        var desk = rapport.get(CalendarDesk.class);
        desk.create(office().called(CALENDAR), null);
    }

    private CalendarSheet office() {
        return rapport.get(CalendarDesk.class).open("cn-office").sheet();
    }

    /** Those of an ordinary ticket, by the benchmark's calendar and for a long time. */
    private String promises() {
        var example = SubjectId.next();
        var facts = SlaFacts.of("ticket").withPriority("low").withChannel("email");
        rapport.get(Sla.class)
                .open(example, null, facts, List.of(SlaEvent.of(Instant.now(), SlaEvent.Kind.OPENED)), false);
        return jdbc.sql("select promises from sla_case where subject_id = :id")
                .param("id", example.value())
                .query(String.class)
                .single()
                .replace("cn-office", CALENDAR)
                .replaceAll("\"seconds\":\\s*\\d+", "\"seconds\": 1000000");
    }

    long count() {
        return jdbc.sql("select count(*) from sla_clock where calendar = :calendar and phase <> 'STOPPED'")
                .param("calendar", CALENDAR)
                .query(Long.class)
                .single();
    }

    /** Adds cases until there are so many clocks. */
    void fill(int clocks) {
        var more = (clocks - count()) / CLOCKS_A_CASE;
        if (more <= 0) return;
        asOwner.executeWithoutResult(status -> insert("bench-" + clocks, more));
        tidy();
    }

    /** Without the ledger's triggers: nobody opens so many cases at once. */
    private void insert(String mark, long more) {
        triggers("disable");
        owner.sql("""
                        insert into sla_case
                            (subject_id, external, live, facts, promises, has_policy, team, opened_at)
                        select gen_random_uuid(), :mark, true,
                            '{"caseType": "ticket", "priority": "low", "channel": "email"}', cast(:promises as jsonb),
                            true, 'service-l1', clock_timestamp() - (1 + random() * 20) * interval '1 day'
                        from generate_series(1, :more)
                        """)
                .param("mark", mark)
                .param("promises", promises)
                .param("more", more)
                .update();
        owner.sql("""
                        insert into sla_event (subject_id, at, kind, detail, recorded_at)
                        select c.subject_id, c.opened_at + step.after, step.kind, step.detail, clock_timestamp()
                        from sla_case c
                        cross join (values
                            (interval '0', 'OPENED', null),
                            (interval '1 minute', 'ASSIGNED', null),
                            (interval '1 hour', 'PAUSED', 'customer'),
                            (interval '5 hours', 'RESUMED', null),
                            (interval '6 hours', 'ASSIGNED', null)) as step (after, kind, detail)
                        where c.external = :mark
                        """).param("mark", mark).update();
        owner.sql("""
                        insert into sla_clock
                            (id, subject_id, metric, policy, rule, rule_version, calendar, target_seconds, warn_fraction,
                             pauses, started_at, elapsed_ms, paused_ms, phase, as_of, ladder)
                        select gen_random_uuid(), c.subject_id, metric.name, 'low', 'bench', 1, :calendar, 1000000, 0.8,
                            metric.pauses, c.opened_at, 0, 0, 'COUNTING', c.opened_at,
                            'ticket'
                        from sla_case c
                        cross join (values ('first-response', 'none'), ('resolution', 'any')) as metric (name, pauses)
                        where c.external = :mark
                        """).param("mark", mark).param("calendar", CALENDAR).update();
        triggers("enable");
    }

    private void triggers(String how) {
        for (var table : List.of("sla_case", "sla_event"))
            owner.sql("alter table " + table + " " + how + " trigger user").update();
    }

    void tidy() {
        for (var table : List.of("sla_case", "sla_event", "sla_clock"))
            owner.sql("vacuum analyze " + table).update();
    }
}
