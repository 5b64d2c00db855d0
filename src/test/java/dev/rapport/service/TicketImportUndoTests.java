package dev.rapport.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.notes.About;
import dev.rapport.customer.notes.Notes;
import dev.rapport.imports.ImportUndos;
import dev.rapport.imports.Imports;
import dev.rapport.imports.UndoableImportKind.Prospect;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.ledger.LedgerAudit;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class TicketImportUndoTests {

    private static final String MAPPING = """
        {"source": "undo", "attributes": {"customer": "client"},
         "rules": [
           {"when": {"concept:name": "open"}, "events": ["opened"]},
           {"when": {"concept:name": "close"}, "events": ["closed"]}]}
        """;

    @Autowired
    Imports imports;

    @Autowired
    ImportUndos undos;

    @Autowired
    Customers customers;

    @Autowired
    Notes notes;

    @Autowired
    LedgerAudit ledger;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    /** Cases that took months, the last of them not closed. */
    private UUID bringIn(int cases) {
        var log = IntStream.range(0, cases)
                .mapToObj(i -> "<trace><string key=\"concept:name\" value=\"Case%d %s\"/>%s%s</trace>"
                        .formatted(
                                i,
                                mark,
                                event("open", "2026-03-02T09:00:00Z", i),
                                i == cases - 1 ? "" : event("close", "2026-05-03T09:00:00Z", i)))
                .collect(Collectors.joining("", "<log>", "</log>"));
        var id = imports.start(
                "tickets", new ByteArrayResource(log.getBytes(StandardCharsets.UTF_8)), mark + ".xes", MAPPING);
        var ended = Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> imports.get(id), status -> status.state().ended());
        assertThat(ended.errors()).isEmpty();
        return id;
    }

    private String event(String activity, String at, int number) {
        return """
            <event><string key="concept:name" value="%s"/><date key="time:timestamp" value="%s"/>\
            <string key="client" value="Client%d %s"/></event>\
            """.formatted(activity, at, number, mark);
    }

    private List<String> undo(UUID id) {
        undos.undo(id);
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> undos.of(id).orElseThrow().done());
        return undos.stays(id, 100, null).items();
    }

    private List<UUID> tickets() {
        return jdbc.sql("select id from ticket where source = 'undo' and external like '%' || :mark order by external")
                .param("mark", mark)
                .query(UUID.class)
                .list();
    }

    private long count(String table, List<UUID> cases) {
        return jdbc.sql("select count(*) from " + table + " where subject_id = any(:cases)")
                .param("cases", cases.toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    @Test
    void ticketsGoWithTheirClocksBreachesAndCustomersAndTheLedgerStands() {
        var id = bringIn(3);
        var cases = tickets();
        assertThat(count("sla_clock", cases)).isPositive();
        assertThat(count("breach_entry", cases)).isPositive();
        assertThat(undos.prospect(id)).isEqualTo(new Prospect(6, 0, 0));

        assertThat(undo(id)).isEmpty();

        assertThat(tickets()).isEmpty();
        assertThat(count("sla_clock", cases)).isZero();
        assertThat(count("breach_entry", cases)).isZero();
        assertThat(count("sla_breach", cases)).isPositive();
        assertThat(customers.firmsNamed("Client0 " + mark)).isEmpty();
        assertThat(ledger.verification().run(rows -> {}).faults())
                .noneMatch(
                        fault -> cases.stream().anyMatch(one -> fault.toString().contains(one.toString())));
        assertThat(undos.prospect(bringIn(3))).isEqualTo(new Prospect(6, 0, 0));
    }

    @Test
    void aTicketOnWhichSomebodyWorkedStaysWithItsCustomer() {
        var id = bringIn(2);
        var worked = new SubjectId(tickets().getFirst());
        var manager = colleagues.join(null, Role.MANAGER);
        colleagues.as(manager, () -> notes.add(new About.OfCase(worked), "Paid back in cash."));

        assertThat(undo(id)).hasSize(2);

        assertThat(tickets()).containsExactly(worked.value());
    }
}
