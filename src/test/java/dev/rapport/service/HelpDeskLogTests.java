package dev.rapport.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rapport.testing.DatabaseTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The published help-desk log, where it is at hand: it may not be kept with the product. */
@DatabaseTest
class HelpDeskLogTests {

    private static final Path LOG =
            Path.of(System.getProperty("rapport.data", "../shared/data")).resolve("helpdesk.xes.gz");

    @Autowired
    TicketImport tickets;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void isUnderstoodWholly() throws IOException {
        assumeTrue(Files.exists(LOG), "the help-desk log is not at hand: " + LOG);

        bringIn();

        assertThat(number("select count(*) from ticket where source = 'helpdesk'"))
                .isEqualTo(4580);
        assertThat(number("select count(*) from ticket where source = 'helpdesk' and state = 'closed'"))
                .isEqualTo(4558); // one of them was verified after it was closed
        assertThat(number(clocks("count(*)"))).isEqualTo(2 * 4580);
        tell(List.of(
                "count(*)",
                "count(*) filter (where metric = 'first-response')",
                "count(*) filter (where metric = 'first-response' and breached_at is not null)",
                "count(*) filter (where metric = 'resolution' and breached_at is not null)",
                "count(*) filter (where metric = 'resolution' and paused_ms > 0)",
                "sum(paused_ms) / 3600000",
                "count(*) filter (where phase <> 'STOPPED')"));
        System.out.println("pauses: " + number("""
                select count(*)
                from sla_event
                join ticket on ticket.id = sla_event.subject_id
                where source = 'helpdesk' and kind = 'PAUSED'
                """));
    }

    private void bringIn() throws IOException {
        try (var file = new GZIPInputStream(Files.newInputStream(LOG));
                var rows = tickets.open(file, null)) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                var next = row.get();
                transactions.executeWithoutResult(status -> tickets.apply(next, null));
            }
        }
    }

    private void tell(List<String> figures) {
        for (var figure : figures) System.out.println(figure + ": " + number(clocks(figure)));
    }

    private static String clocks(String figure) {
        return """
                select %s
                from sla_clock
                join ticket on ticket.id = sla_clock.subject_id
                where source = 'helpdesk'
                """.formatted(figure);
    }

    private long number(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}
