package dev.rapport.sla.ledger;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.testing.DatabaseTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the application's own connection may do. */
@DatabaseTest
class LedgerRightsTests {

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sla_ledger",
                "sla_anchor",
                "sla_event",
                "sla_warning",
                "sla_breach",
                "sla_breach_turn",
                "breach_remark"
            })
    void onlyAddsToTheTablesOfTheLedger(String table) {
        refused("delete from " + table);
        refused("truncate " + table + " cascade");
        refused("alter table " + table + " disable trigger all");
        refused("alter table " + table + " add column more text");
        refused("drop table " + table + " cascade");
        refused("create or replace trigger t before insert on " + table
                + " for each row execute function suppress_redundant_updates_trigger()");
        assertThatCode(() -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update sla_ledger set body = '{}'",
                "update sla_anchor set chains = 0",
                "update sla_event set detail = 'x'",
                "update sla_warning set warned_at = now()",
                "update sla_breach set owner_id = null",
                "update breach_remark set excuses = true",
                "drop trigger sla_ledger_is_only_appended_to on sla_ledger",
                "drop trigger sla_ledger_links on sla_ledger",
                "create or replace function sla_ledger_links() returns trigger language plpgsql as 'begin end'",
                "drop function sla_ledger_links cascade",
                "alter function sla_is_only_appended_to() rename to x",
                "set session_replication_role = replica",
                "drop schema public cascade",
                "create table made_by_the_application (id int)",
                "delete from flyway_schema_history"
            })
    void cannotChangeWhatIsWrittenNorWhatGuardsIt(String statement) {
        refused(statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update rulebook_version set text = text || ' '",
                "update rulebook_version set fingerprint = 'x'",
                "update rulebook_version set shipped = not shipped",
                "delete from rulebook_version where state = 'PUBLISHED'",
            })
    void cannotRewriteAPublishedRulebook(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .rootCause()
                .hasMessageContaining("stays as it was written");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update business_calendar_version set body = '{}'",
                "delete from business_calendar_version",
                "alter table rulebook_version disable trigger all",
                "alter table sla_case disable trigger all"
            })
    void cannotChangeWhatWasDecided(String statement) {
        refused(statement);
    }

    private void refused(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .as(statement)
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
}
