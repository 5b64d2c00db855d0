package dev.rapport.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowRejected;
import dev.rapport.imports.RowSets;
import dev.rapport.platform.Refused;
import dev.rapport.service.TicketState.Closed;
import dev.rapport.service.TicketState.Closing;
import dev.rapport.service.TicketState.Kind;
import dev.rapport.testing.DatabaseTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class TicketImportTests {

    private static final String MAPPING = """
            {"source": "test", "attributes": {"customer": "client", "product": "thing", "priority": "grade"},
             "rules": [
               {"when": {"concept:name": "open"}, "events": ["opened"]},
               {"when": {"concept:name": "take"}, "events": ["resumed", "assigned", "agent-reply"]},
               {"when": {"concept:name": "hold"}, "events": ["paused:customer"]},
               {"when": {"concept:name": "close"}, "events": ["closed"]}]}
            """;

    private static final int MOST_STATEMENTS = 18;

    @Autowired
    TicketImport tickets;

    @Autowired
    Customers customers;

    @Autowired
    TicketQueries queries;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    private final String name = "Case " + UUID.randomUUID();

    @Test
    void bringsATicketInAsHistoryWithTheTimesOfTheLog() {
        bringIn(aCase(event("open", "2026-03-02T09:00:00Z"), event("close", "2026-03-03T09:00:00+01:00")), MAPPING);

        assertThat(imported()).satisfies(ticket -> {
            assertThat(ticket.openedAt()).isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
            assertThat(ticket.state()).isEqualTo(new Closed(Closing.IMPORTED, Instant.parse("2026-03-03T08:00:00Z")));
            assertThat(ticket.origin()).isEqualTo(new Ticket.Origin("test", name, "Pump", null));
        });
    }

    @Test
    void computesTheClocksFromTheLog() {
        bringIn(
                aCase(
                        event("open", "2026-03-02T09:00:00Z"),
                        event("hold", "2026-03-02T10:00:00Z"),
                        event("take", "2026-03-02T11:00:00Z"),
                        event("close", "2026-03-02T12:00:00Z")),
                MAPPING);

        assertThat(jdbc.sql("""
                                select elapsed_ms / 60000
                                from sla_clock
                                join sla_case using (subject_id)
                                where external = :external and metric = 'resolution'
                                """).param("external", name).query(Long.class).single())
                .isEqualTo(120);
    }

    @Test
    void aTicketOfAKnownAccountIsThatAccounts() {
        var account = "Account " + UUID.randomUUID();
        var byName = "Firm " + UUID.randomUUID();
        var known = customers
                .add(new NewCustomer(NewCustomer.Kind.ORGANISATION, account, account, null, null, List.of(), Map.of()))
                .id();
        var typedIn = customers
                .add(new NewCustomer(NewCustomer.Kind.ORGANISATION, byName, null, null, null, List.of(), Map.of()))
                .id();

        bringIn(aCase(event("open", "2026-03-02T09:00:00Z").replace("Acme", account)), MAPPING);
        assertThat(imported().request().customer()).isEqualTo(known);

        bringIn(
                aCase(event("open", "2026-03-02T09:00:00Z").replace("Acme", byName))
                        .replace(name, name + " b"),
                MAPPING);
        assertThat(jdbc.sql("select customer_id from ticket where external = ?")
                        .param(name + " b")
                        .query(UUID.class)
                        .single())
                .isEqualTo(typedIn.value());
    }

    @Test
    void startsNoProcessForATicketThatIsHistory() {
        bringIn(aCase(event("open", "2026-03-02T09:00:00Z")), MAPPING);

        assertThat(jdbc.sql("select count(*) from engine_message where subject_id = :id")
                        .param("id", imported().id().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsATicketOpenThatWasOpenInTheLog() {
        bringIn(aCase(event("open", "2026-03-02T09:00:00Z"), event("take", "2026-03-02T10:00:00Z")), MAPPING);

        assertThat(imported().state().kind()).isEqualTo(Kind.OPEN);
    }

    @Test
    void doublesNothingWhenItIsRepeated() {
        var file = aCase(event("open", "2026-03-02T09:00:00Z"));

        bringIn(file, MAPPING);
        bringIn(file, MAPPING);

        assertThat(count()).isOne();
    }

    @Test
    void keepsEqualNumbersOfDifferentSystemsApart() {
        var file = aCase(event("open", "2026-03-02T09:00:00Z"));

        bringIn(file, MAPPING);
        bringIn(file, MAPPING.replace("\"test\"", "\"other\""));

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void manyTicketsAskTheDatabaseNoMoreThanAFew() {
        bringIn(aCase(event("open", "2026-03-02T09:00:00Z")), MAPPING);
        var few = statements("few", 3);
        var many = statements("many", 100);

        assertThat(many).hasSameSizeAs(few).hasSizeLessThan(MOST_STATEMENTS);
    }

    @Test
    void ticketsThatComeTogetherAreAsIfEachCameAlone() {
        cases("alone", 2).forEach(row -> transactions.executeWithoutResult(status -> tickets.apply(row, MAPPING)));
        statements("together", 2);

        assertThat(written("together")).isEqualTo(written("alone")).isNotEmpty();
    }

    private List<String> statements(String mark, int count) {
        return RowSets.statements(transactions, tickets, cases(mark, count), MAPPING);
    }

    private List<ImportRow> cases(String mark, int count) {
        var file = new StringBuilder("<log>");
        for (var i = 0; i < count; i++)
            file.append(aCase(
                            event("open", "2026-03-02T09:00:00Z"),
                            event("take", "2026-03-02T10:00:00Z"),
                            event("close", "2026-05-02T12:00:00Z"))
                    .replace(name, name + mark + i)
                    .replaceAll("</?log>", ""));
        var bytes = new ByteArrayInputStream(file.append("</log>").toString().getBytes(StandardCharsets.UTF_8));
        var read = new ArrayList<ImportRow>();
        try (var rows = tickets.open(bytes, MAPPING)) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) read.add(row.get());
        }
        return read;
    }

    /** What was written of two tickets in each table, but for ids and numbers. */
    private List<String> written(String mark) {
        return jdbc.sql("""
                        with mine as (
                            select * from ticket where external in (:name || :mark || '0', :name || :mark || '1'))
                        select 'subject ' || count(*) || min(s.team) || min(cast(s.customer_id as text)) as said
                        from mine join subject s using (id)
                        union all
                        select 'trail ' || count(*) || min(t.kind) || min(cast(t.at as text))
                        from mine join trail t on t.subject_id = mine.id
                        union all
                        select 'case ' || count(*) || min(cast(c.facts as text)) || min(cast(c.promises as text))
                        from mine join sla_case c on c.subject_id = mine.id
                        union all
                        select 'event ' || string_agg(e.kind || e.at, ' ' order by e.subject_id, e.id)
                        from mine join sla_event e on e.subject_id = mine.id
                        union all
                        select 'clock ' || string_agg(cast(to_jsonb(k) - 'id' - 'subject_id' - 'as_of' as text), ' '
                            order by k.metric, mine.external)
                        from mine join sla_clock k on k.subject_id = mine.id
                        union all
                        select 'breach ' || string_agg(b.metric || b.due_at || coalesce(b.team, '-'), ' ' order by b.metric)
                        from mine join sla_breach b on b.subject_id = mine.id
                        union all
                        select 'ledger ' || string_agg(l.kind || l.at, ' ' order by l.chain, l.seq)
                        from mine join sla_ledger l on l.chain = 'subject:' || mine.id
                        """)
                .param("name", name)
                .param("mark", mark)
                .query(String.class)
                .list();
    }

    @Test
    void namesTheActivitiesThatNoMappingKnows() {
        var file = aCase(event("open", "2026-03-02T09:00:00Z"), event("teleport", "2026-03-02T10:00:00Z"));

        rejects(file, MAPPING, "ticket.import.unknown-activity", "\"teleport\"");
        rejects(file, null, "ticket.import.unknown-activity", "\"open\"");
        assertThat(count()).isZero();
    }

    @Test
    void rejectsAnEventWithoutATime() {
        rejects(
                aCase("<event><string key=\"concept:name\" value=\"open\"/></event>"),
                MAPPING,
                "ticket.import.no-time",
                name);
    }

    @Test
    void rejectsATimeThatCannotBe() {
        rejects(aCase(event("open", "2026-02-30T09:00:00Z")), MAPPING, "ticket.import.bad-time", "2026-02-30");
        rejects(aCase(event("open", "yesterday")), MAPPING, "ticket.import.bad-time", "yesterday");
        rejects(aCase(event("open", "+99999-01-01T00:00:00Z")), MAPPING, "ticket.import.bad-time", "99999");
        assertThat(count()).isZero();
    }

    @Test
    void rejectsACaseWithoutANameOrWithoutEvents() {
        rejects(
                "<log><trace>" + event("open", "2026-03-02T09:00:00Z") + "</trace></log>",
                MAPPING,
                "ticket.import.no-name",
                "1");
        rejects(aCase(), MAPPING, "ticket.import.no-events", name);
    }

    @Test
    void refusesABadMappingBeforeAnyRow() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> bringIn(aCase(event("open", "2026-03-02T09:00:00Z")), "[]"))
                .extracting(Refused::key)
                .isEqualTo("ticket.mapping.no-rules");
    }

    @Test
    void keepsWhatStandsBeforeABreakInTheFile() {
        var whole = aCase(event("open", "2026-03-02T09:00:00Z"));
        var broken = whole.replace("</log>", "<trace><string key=\"concept:name\" value=\"Next\"/><event></trace>");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> bringIn(broken, MAPPING))
                .isNotInstanceOf(RowRejected.class)
                .extracting(Refused::key)
                .isEqualTo("ticket.import.not-xml");
        assertThat(count()).isOne();
    }

    private void rejects(String file, @Nullable String mapping, String key, String detail) {
        assertThatExceptionOfType(RowRejected.class)
                .isThrownBy(() -> bringIn(file, mapping))
                .satisfies(rejected -> {
                    assertThat(rejected.key()).isEqualTo(key);
                    assertThat(List.of(rejected.arguments()).toString()).contains(detail);
                });
    }

    private void bringIn(String file, @Nullable String mapping) {
        var bytes = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
        try (var rows = tickets.open(bytes, mapping)) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                var next = row.get();
                transactions.executeWithoutResult(status -> tickets.apply(next, mapping));
            }
        }
    }

    private Ticket imported() {
        var found = new ArrayList<>(queries.list(new TicketQueries.Filter(null, null, null, null, name), 10, null)
                .items());
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private long count() {
        return jdbc.sql("select count(*) from ticket where external = :external")
                .param("external", name)
                .query(Long.class)
                .single();
    }

    private String aCase(String... events) {
        return "<log><trace><string key=\"concept:name\" value=\"%s\"/>%s</trace></log>"
                .formatted(name, String.join("", events));
    }

    private static String event(String activity, String at) {
        return """
                <event><string key="concept:name" value="%s"/><date key="time:timestamp" value="%s"/>\
                <string key="client" value="Acme"/><string key="thing" value="Pump"/></event>""".formatted(activity, at);
    }
}
