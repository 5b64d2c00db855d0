package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rapport.testing.DatabaseTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mappings that ship are right for the files that they were made for. Skipped where these are not there. */
@DatabaseTest
class KnownDataSetsTests {

    @Autowired
    Imports imports;

    @Autowired
    ImportUndos undos;

    @Autowired
    JdbcClient jdbc;

    private static Path file(String name) {
        var file = Path.of(System.getProperty("rapport.data", "../shared/data"), name);
        assumeTrue(Files.exists(file), "skipped: " + file + " is not there (set -Drapport.data)");
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "leads, leads.csv, x-education-leads",
        "opportunities, opportunities.csv, crm-sales-opportunities",
        "customers, accounts.csv, crm-sales-accounts",
        "products, products.csv, crm-sales-products",
        "customers, febrl1.csv, febrl",
        "customers, febrl2.csv, febrl",
        "customers, febrl3.csv, febrl",
        "purchases, cdnow_master.txt.gz, cdnow"
    })
    void aKnownFileIsReadByTheMappingThatShips(String kind, String name, String mapping) {
        var preview = imports.preview(kind, new FileSystemResource(file(name)), GivenReading.NOTHING, null);

        assertThat(preview.refusal()).isNull();
        assertThat(preview.mapping()).isEqualTo(mapping);
        assertThat(preview.rows()).isPositive();
        assertThat(preview.unknown()).isEmpty();
        if (!kind.equals("leads"))
            assertThat(preview.columns())
                    .filteredOn(use -> use.column() == null)
                    .extracting(ColumnUse::header)
                    .isSubsetOf("soc_sec_id");
    }

    private record Sums(long orders, long customers, BigDecimal amount) {}

    private static Sums sums(Path file) throws IOException {
        try (var text = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            var customers = new HashSet<String>();
            var amount = BigDecimal.ZERO;
            var orders = 0L;
            text.readLine();
            for (var line = text.readLine(); line != null; line = text.readLine()) {
                var cells = line.strip().split(" +");
                customers.add(cells[0]);
                amount = amount.add(new BigDecimal(cells[3]));
                orders++;
            }
            return new Sums(orders, customers.size(), amount);
        }
    }

    private Sums kept(UUID id) {
        return new Sums(
                count("purchase", id),
                count("customer", id),
                jdbc.sql("select coalesce(sum(amount), 0) from purchase where import_id = :id")
                        .param("id", id)
                        .query(BigDecimal.class)
                        .single());
    }

    private long count(String table, UUID id) {
        return jdbc.sql("select count(*) from " + table + " where import_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    @Test
    void theOrdersOfCdnowComeInWholeAndLeaveNothingBehindWhenTheyAreUndone() throws IOException {
        var file = file("cdnow_master.txt.gz");
        var id = imports.start(
                "purchases",
                new FileSystemResource(file),
                "cdnow_master.txt.gz",
                null,
                GivenReading.NOTHING.addingUnknown(true));
        Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .until(() -> imports.get(id).state().ended());
        var sums = sums(file);
        var kept = kept(id);
        assertThat(List.of(kept.orders(), kept.customers())).isEqualTo(List.of(sums.orders(), sums.customers()));
        assertThat(kept.amount()).isEqualByComparingTo(sums.amount());

        undos.undo(id);
        Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .until(() -> undos.of(id).orElseThrow().done());

        assertThat(undos.stays(id, 10, null).items()).isEmpty();
        for (var table : List.of("purchase", "customer", "purchase_story"))
            assertThat(count(table, id)).as(table).isZero();
        assertThat(undos.of(id).orElseThrow().gone()).isEqualTo(sums.orders() + sums.customers());
    }
}
