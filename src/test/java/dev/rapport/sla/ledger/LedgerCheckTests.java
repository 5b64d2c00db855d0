package dev.rapport.sla.ledger;

import static dev.rapport.sla.ledger.LedgerDatabase.BROUGHT;
import static dev.rapport.sla.ledger.LedgerDatabase.FIRST;
import static dev.rapport.sla.ledger.LedgerDatabase.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.sla.ledger.Fault.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database's owner can do, with every trigger switched off, is found and named. */
@Tag("servers")
class LedgerCheckTests {

    private static final LedgerDatabase DATABASE = new LedgerDatabase("ledger_tests");
    private static final String CASE = "subject:" + FIRST;

    @Test
    void findsNothingInALedgerAsItWasWritten() {
        var report = DATABASE.after();

        assertThat(report.faults()).isEmpty();
        assertThat(report.isIntact()).isTrue();
        assertThat(report.rows()).isEqualTo(26);
        assertThat(report.chains()).isEqualTo(7);
        assertThat(report.days()).isEqualTo(2);
        assertThat(report.compared()).isEqualTo(28);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at = at + interval '1 second'",
                "kind = 'pardoned'",
                "body = body || ' '",
                "body = 'no JSON at all'",
                "by_user = gen_random_uuid()",
                "recorded_at = recorded_at + interval '1 microsecond'",
                "previous = sha256('x')",
                "hash = sha256('x')"
            })
    void namesTheRowWithAChangedColumn(String change) {
        var report = DATABASE.after("update sla_ledger set %s where chain = '%s' and seq = 3".formatted(change, CASE));

        assertThat(report.faults().getFirst()).isEqualTo(new Fault(Kind.CHANGED, CASE, 3L, null));
    }

    @Test
    void namesARowThatWasMovedToAnotherPlaceOrChain() {
        assertThat(DATABASE.after("update sla_ledger set seq = 30 where chain = 'export' and seq = 4")
                        .faults())
                .contains(new Fault(Kind.CHANGED, "export", 30L, null));
        assertThat(DATABASE.after("update sla_ledger set chain = 'other', seq = 1 where chain = 'export' and seq = 4")
                        .faults())
                .contains(new Fault(Kind.CHANGED, "other", 1L, null));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "3, 4"})
    void namesTheRowAfterADeletedOne(long deleted, long named) {
        var report = DATABASE.after("delete from sla_ledger where chain = '%s' and seq = %d".formatted(CASE, deleted));

        assertThat(report.faults().getFirst()).isEqualTo(new Fault(Kind.MISSING_BEFORE, CASE, named, "1"));
    }

    @Test
    void namesTheRowOfTheTableWhoseEntryWasTheLastOfItsChain() {
        var report = DATABASE.after("delete from sla_ledger where chain = '%s' and seq = 9".formatted(CASE));

        assertThat(report.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.WITHOUT_ENTRY);
            assertThat(fault.chain()).isEqualTo("sla_event");
        });
    }

    @Test
    void namesTheDayOfADeletedLastRowThatNoTableKnows() {
        var report = DATABASE.after("delete from sla_ledger where chain = 'export' and seq >= 3");

        assertThat(report.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.kind()).isEqualTo(Kind.ANCHOR));
    }

    @Test
    void namesTheRowsOfADeletedChain() {
        var report = DATABASE.after("delete from sla_ledger where chain = 'subject:%s'".formatted(SECOND));

        assertThat(report.faults()).extracting(Fault::kind).contains(Kind.ANCHOR, Kind.WITHOUT_ENTRY);
        assertThat(report.faults()).contains(new Fault(Kind.WITHOUT_ENTRY, "sla_case", null, SECOND));
    }

    @Test
    void namesTheDayOfADeletedChainWithAllItsRowsInTables() {
        var report = DATABASE.after(
                "delete from sla_ledger where chain = 'subject:%s'".formatted(SECOND),
                "delete from sla_event where subject_id = '%s'".formatted(SECOND),
                "delete from sla_case where subject_id = '%s'".formatted(SECOND));

        assertThat(report.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.ANCHOR);
            assertThat(fault.detail()).isEqualTo("7 / 6");
        });
    }

    @Test
    void namesTheFirstOfTwoReorderedRows() {
        var swap = "update sla_ledger set seq = %d where chain = '%s' and seq = %d";
        var report =
                DATABASE.after(swap.formatted(100, CASE, 3), swap.formatted(3, CASE, 4), swap.formatted(4, CASE, 100));

        assertThat(report.faults().getFirst()).isEqualTo(new Fault(Kind.CHANGED, CASE, 3L, null));
    }

    @Test
    void namesAnInsertedRowAndTheOneAfterIt() {
        var report = DATABASE.after(
                "update sla_ledger set seq = -seq where chain = 'export' and seq >= 3",
                "update sla_ledger set seq = 1 - seq where chain = 'export' and seq < 0",
                """
                insert into sla_ledger
                select chain, 3, at, kind, '{"rows":1}', by_user, recorded_at, hash, sha256('x')
                from sla_ledger where chain = 'export' and seq = 2
                """);

        assertThat(report.faults().getFirst()).isEqualTo(new Fault(Kind.CHANGED, "export", 3L, null));
    }

    @Test
    void namesAnEntryThatTellsOfNothing() {
        var report = DATABASE.after(
                "alter table sla_ledger enable trigger sla_ledger_opens",
                "alter table sla_ledger enable trigger sla_ledger_links",
                """
                insert into sla_ledger (chain, at, kind, body)
                select chain, at, 'breach', '{"id":"%s"}' from sla_ledger where chain = '%s' and seq = 1
                """.formatted(SECOND, CASE));

        assertThat(report.faults()).containsExactly(new Fault(Kind.WITHOUT_ROW, CASE, 10L, "sla_breach"));
    }

    @Test
    void namesATableThatWasToldOfTwice() {
        var report = DATABASE.after(
                "alter table sla_ledger enable trigger sla_ledger_opens",
                "alter table sla_ledger enable trigger sla_ledger_links",
                """
                insert into sla_ledger (chain, at, kind, body)
                select chain, at, kind, body from sla_ledger where chain = '%s' and kind = 'breach'
                """.formatted(CASE));

        assertThat(report.faults()).containsExactly(new Fault(Kind.TOLD_TWICE, "sla_breach", null, "1 / 2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chains = chains + 1",
                "made_at = made_at + interval '1 second'",
                "hash = sha256('x')",
                "previous = sha256('x')"
            })
    void namesTheDayOfAChangedAnchor(String change) {
        var report = DATABASE.after(
                "update sla_anchor set %s where day = (select max(day) from sla_anchor)".formatted(change));

        assertThat(report.faults())
                .extracting(Fault::kind)
                .isNotEmpty()
                .allMatch(kind -> kind == Kind.ANCHOR || kind == Kind.ANCHOR_NOT_LINKED);
    }

    @Test
    void namesTheDayAfterADeletedAnchor() {
        var report = DATABASE.after(
                "insert into sla_anchor select day + 2, chains, made_at, hash, hash from sla_anchor order by day desc limit 1");

        assertThat(report.faults()).extracting(Fault::kind).contains(Kind.ANCHOR_NOT_LINKED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sla_event     | detail = 'x'                         | 2",
                "sla_event     | detail = null                        | 2",
                "sla_event     | at = at + interval '1 microsecond'   | 2",
                "sla_event     | recorded_at = now()                  | 2",
                "sla_event     | by_user = gen_random_uuid()          | 2",
                "sla_breach    | owner_id = gen_random_uuid()         | 7",
                "sla_breach    | target_seconds = 61                  | 7",
                "sla_breach    | due_at = due_at + interval '1 hour'  | 7",
                "breach_remark | remark = 'Mr. Y was ill'             | 8",
                "breach_remark | remark = null                        | 8",
                "breach_remark | excuses = false                      | 8"
            })
    void namesTheEntryOfAChangedRow(String table, String change, long seq) {
        var report = DATABASE.after("update %s set %s".formatted(table, change));

        assertThat(report.faults()).first().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.ROW_CHANGED);
            assertThat(fault.chain()).isEqualTo(CASE);
            assertThat(fault.seq()).isEqualTo(seq);
            assertThat(fault.detail()).startsWith(table);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update sla_event set detail = 'x'               | ROW_CHANGED | 2 | sla_event",
                "delete from sla_event                           | WITHOUT_ROW | 2 | sla_event"
            })
    void namesTheEntryOfAHistoryOfWhichOneRowIsNotAsItWas(String change, Kind kind, long seq, String table) {
        var report = DATABASE.after(change
                + " where subject_id = '%s' and extract(hour from at at time zone 'UTC') = 11".formatted(BROUGHT));

        assertThat(report.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.chain()).isEqualTo("subject:" + BROUGHT);
            assertThat(fault.seq()).isEqualTo(seq);
            assertThat(fault.detail()).startsWith(table);
        });
    }

    @Test
    void namesATableThatAHistoryToldOfTwice() {
        var report = DATABASE.after(
                "alter table sla_ledger enable trigger sla_ledger_opens",
                "alter table sla_ledger enable trigger sla_ledger_links",
                """
                insert into sla_ledger (chain, at, kind, body)
                select chain, at, kind, body from sla_ledger where chain = 'subject:%s' and kind = 'history'
                """.formatted(BROUGHT));

        assertThat(report.faults()).containsExactly(new Fault(Kind.TOLD_TWICE, "sla_event", null, "14 / 17"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "business_calendar         | body = '{\"hours\":\"0-24\"}'      | calendar:cn | 2",
                "business_calendar_version | body = '{}' where version = 1     | calendar:cn | 1",
                "business_calendar_version | body = '{}' where version = 2     | calendar:cn | 2",
                "rulebook_version          | text = 'another table'            | policy      | 1",
                "rulebook_version          | text = 'x', fingerprint = encode(sha256('x'), 'hex') | policy | 1",
                "sla_clock                 | breached_at = null                | subject:00000000-0000-0000-0000-00000000000a | 7"
            })
    void namesTheEntryOfADecisionThatWasChanged(String table, String change, String chain, long seq) {
        var report = DATABASE.after("update %s set %s".formatted(table, change));

        assertThat(report.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.ROW_CHANGED);
            assertThat(fault.chain()).isEqualTo(chain);
            assertThat(fault.seq()).isEqualTo(seq);
            assertThat(fault.detail()).startsWith(table);
        });
    }

    @ParameterizedTest
    @CsvSource({"00000000-0000-0000-0000-00000000000a, 1", "00000000-0000-0000-0000-00000000000b, 7"})
    void namesTheEntryOfAPromiseThatWasChanged(String subject, long seq) {
        var report = DATABASE.after(
                "update sla_case set promises = '[{\"policy\":\"other\"}]' where subject_id = '%s'".formatted(subject));

        assertThat(report.faults())
                .containsExactly(new Fault(Kind.ROW_CHANGED, "subject:" + subject, seq, "sla_case subject:" + subject));
    }

    @Test
    void namesTheCalendarAndThePolicyThatAreGone() {
        var report = DATABASE.after(
                "delete from business_calendar_version",
                "delete from business_calendar",
                "delete from rulebook_version");

        assertThat(report.faults())
                .extracting(Fault::kind, Fault::chain)
                .contains(tuple(Kind.WITHOUT_ROW, "calendar:cn"), tuple(Kind.WITHOUT_ROW, "policy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sla_event", "breach_remark", "sla_warning"})
    void namesTheEntriesOfDeletedRows(String table) {
        var report = DATABASE.after("delete from " + table);

        assertThat(report.faults()).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.WITHOUT_ROW);
            assertThat(fault.detail()).isEqualTo(table);
        });
    }

    @Test
    void namesTheRowThatWasPutIntoATableByStealth() {
        var report = DATABASE.after("""
                insert into sla_event (subject_id, at, kind, recorded_at)
                values ('%s', now(), 'PAUSED', now())
                """.formatted(FIRST));

        assertThat(report.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.WITHOUT_ENTRY);
            assertThat(fault.chain()).isEqualTo("sla_event");
        });
    }
}
