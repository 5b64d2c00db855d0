package dev.rapport.insight.breaches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.OlderDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an upgrade makes of breaches that were written down by an earlier release. */
class UpgradedBreachesTests {

    private static final String CASE = "00000000-0000-0000-0000-00000000000a";
    private static final String CLOCK = "00000000-0000-0000-0000-00000000000c";

    @Test
    void aPromiseThatWasWrittenDownTwiceIsCountedOnceAndOneAfterTheEndOfItsCaseNotAtAll() {
        var database = new OlderDatabase("upgraded_breaches", "272");
        var jdbc = database.jdbc();
        jdbc.sql("""
                insert into business_calendar (name, body, version, shipped, changed_at)
                values ('cn', '{}', 3, false, '2026-01-06 00:00Z')
                """).update();
        jdbc.sql("""
                insert into business_calendar_version (name, version, body, changed_at)
                values ('cn', 2, '{}', '2025-01-01 00:00Z'), ('cn', 3, '{}', '2026-01-06 00:00Z')
                """).update();
        jdbc.sql("""
                insert into sla_case (subject_id, live, facts, promises, has_policy, opened_at)
                values (cast(:case as uuid), true, '{"caseType":"ticket"}', '[]', true, '2026-01-05 09:00Z')
                """).param("case", CASE).update();
        jdbc.sql("""
                insert into sla_event (subject_id, at, kind, recorded_at)
                values
                    (cast(:case as uuid), '2026-01-05 09:00Z', 'OPENED', '2026-01-05 09:00Z'),
                    (cast(:case as uuid), '2026-01-05 12:30Z', 'SOLVED', '2026-01-05 12:30Z')
                """).param("case", CASE).update();
        jdbc.sql("""
                insert into sla_clock
                    (id, subject_id, metric, policy, rule, rule_version, calendar, target_seconds, warn_fraction, pauses,
                     started_at, stopped_at, elapsed_ms, paused_ms, due_at, breached_at, phase, as_of, ladder)
                values
                    (cast(:clock as uuid), cast(:case as uuid), 'resolution', 'gold', 'r', 1, 'cn', 60, 0.8, 'customer',
                     '2026-01-05 09:00Z', '2026-01-05 12:30Z', 0, 0, '2026-01-05 10:00Z', '2026-01-05 10:00Z', 'STOPPED',
                     '2026-01-05 12:30Z', 'ticket')
                """).param("case", CASE).param("clock", CLOCK).update();
        breach(jdbc, "1", CLOCK, "resolution", "10:00");
        breach(jdbc, "2", CLOCK, "resolution", "11:00");
        breach(jdbc, "3", "00000000-0000-0000-0000-00000000000d", "first-response", "13:00");

        database.upgradeTo("288");

        assertThat(jdbc.sql("select right(breach_id::text, 1) from breach_entry where counted")
                        .query(String.class)
                        .list())
                .containsExactly("1");
        assertThat(jdbc.sql(
                                "select pauses || ' ' || calendar_version from sla_breach where due_at = '2026-01-05 10:00Z'")
                        .query(String.class)
                        .single())
                .isEqualTo("customer 2");
        assertThat(jdbc.sql("select count(*) from sla_ledger where kind = 'breach-taken-back'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static void breach(JdbcClient jdbc, String id, String clock, String metric, String due) {
        jdbc.sql("""
                insert into sla_breach
                    (id, clock_id, subject_id, metric, policy, rule, rule_version, calendar, target_seconds, started_at,
                     due_at, recorded_at)
                values
                    (cast(:id as uuid), cast(:clock as uuid), cast(:case as uuid), :metric, 'gold', 'r', 1, 'cn', 60,
                     '2026-01-05 09:00Z', cast(:due as timestamptz), cast(:due as timestamptz))
                """)
                .param("id", "00000000-0000-0000-0000-00000000000" + id)
                .param("clock", clock)
                .param("case", CASE)
                .param("metric", metric)
                .param("due", "2026-01-05 " + due + "Z")
                .update();
    }
}
