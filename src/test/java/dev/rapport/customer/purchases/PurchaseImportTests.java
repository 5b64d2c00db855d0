package dev.rapport.customer.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.cases.Cases;
import dev.rapport.customer.Customers;
import dev.rapport.imports.GivenReading;
import dev.rapport.imports.ImportRow;
import dev.rapport.imports.ImportStatus;
import dev.rapport.imports.Imports;
import dev.rapport.imports.RowSets;
import dev.rapport.imports.Treatment;
import dev.rapport.platform.CustomerId;
import dev.rapport.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class PurchaseImportTests {

    private static final int MOST_STATEMENTS = 20;

    @Autowired
    PurchasesKind kind;

    @Autowired
    Purchases purchases;

    @Autowired
    Customers customers;

    @Autowired
    Imports imports;

    @Autowired
    Cases cases;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    private ImportStatus bringIn(String text, boolean addUnknown) {
        var file = new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
        var id = imports.start("purchases", file, mark + ".txt", null, GivenReading.NOTHING.addingUnknown(addUnknown));
        return Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> imports.get(id), status -> status.state().ended());
    }

    private static List<Long> figures(ImportStatus ended) {
        return List.of(ended.rows(), ended.created(), ended.changed(), ended.unchanged(), ended.rejected());
    }

    private CustomerId customer(String external) {
        return customers.byExternal(external).orElseThrow();
    }

    /** Apart by blanks, with one before the first cell, as the file of CDNOW. */
    private String cdnow() {
        return " customer_id  date number_of_cds  dollar_value\r\n"
                + " A%1$s 19970101  1   11.77\r\n A%1$s 19970112  5   77.00\r\n A%1$s 19970112  5   77.00\r\n"
                        .formatted(mark)
                + " A%1$s 19970203  1   10.00\r\n B%1$s 19970101  2    0.00\r\n".formatted(mark);
    }

    @Test
    void aTableThatIsKnownByItsFirstLineIsReadWithoutBeingAskedFor() {
        var ended = bringIn(cdnow(), true);

        assertThat(ended.errors()).isEmpty();
        assertThat(figures(ended)).containsExactly(5L, 5L, 0L, 0L, 0L);
        var summary = purchases.summary(customer("A" + mark));
        var total = summary.totals().getFirst();
        assertThat(total.orders()).as("two that say the very same are two").isEqualTo(4);
        assertThat(total.amount().amount()).isEqualByComparingTo("175.77");
        assertThat(total.amount().currency().getCurrencyCode()).isEqualTo("USD");
        var rhythm = java.util.Objects.requireNonNull(summary.rhythm());
        assertThat(rhythm.days()).isEqualTo(3);
        assertThat(rhythm.medianDays()).isEqualByComparingTo("16.5");
        assertThat(rhythm.next()).isEqualTo(LocalDate.of(1997, 2, 3).plusDays(17));
        assertThat(figures(bringIn(cdnow(), true))).as("again").containsExactly(5L, 0L, 0L, 5L, 0L);
        assertThat(cases.story(customer("A" + mark), List.of(), Locale.ENGLISH, ZoneOffset.UTC, 10, null)
                        .items())
                .extracting(line -> line.text())
                .filteredOn(text -> !text.contains("by rule")) // whose stage is judged beside
                .containsExactly("Purchases came in with the file %s.txt".formatted(mark));
    }

    @Test
    void aCustomerWhoIsNotHereLeavesTheRowOutUnlessAskedFor() {
        var ended = bringIn("customer,day,amount,currency\nN%s,2026-01-05,10,EUR\n".formatted(mark), false);

        assertThat(ended.errors().getFirst().reason()).contains("N" + mark, "unknown=add");
        assertThat(customers.byExternal("N" + mark)).isEmpty();
    }

    @Test
    void rowsOfOneNumberAreLinesOfOneOrder() {
        var text = """
            customer,order number,date,product,qty,unit price,discount,refund,currency
            L%1$s,7-%1$s,2026-01-05,Cup,2,4.50,,,EUR
            L%1$s,7-%1$s,2026-01-05,Plate,1,20.00,1.00,5.00,EUR
            M%1$s,7-%1$s,2026-01-05,Plate,1,20.00,,,EUR
            L%1$s,7-%1$s,2026-01-06,Fork,1,20.00,,,EUR
            L%1$s,8-%1$s,2026-01-05,Fork,3,2.00,,,EUR
            """.formatted(mark);
        var ended = bringIn(text, true);

        assertThat(figures(ended)).containsExactly(5L, 3L, 0L, 0L, 2L);
        var orders = purchases.of(customer("L" + mark), 10, null).items();
        assertThat(orders).hasSize(2);
        var seven = orders.stream()
                .filter(order -> order.lines().size() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(seven.lines()).extracting(PurchaseLine::product).containsExactly("Cup", "Plate");
        assertThat(seven.total().amount()).isEqualByComparingTo("23.00");
        assertThat(seven.returned()).isEqualByComparingTo("5.00");
        var again = bringIn(text.replace("Fork,3", "Spoon,3"), true);
        assertThat(figures(again)).containsExactly(5L, 0L, 0L, 4L, 1L);
        assertThat(again.notes())
                .extracting(ImportStatus.Error::reason)
                .anyMatch(note -> note.contains("stays as it is"));
    }

    @Test
    void manyRowsAskTheDatabaseNoMoreThanAFew() {
        assertThat(statements(100)).hasSameSizeAs(statements(3)).hasSizeLessThan(MOST_STATEMENTS);
        assertThat(jdbc.sql("""
                        select sum(orders)
                        from purchase_total
                        join customer on customer.id = purchase_total.customer_id
                        where customer.external like :customers
                        """)
                        .param("customers", "S100 % " + mark)
                        .query(Long.class)
                        .single())
                .isEqualTo(100);
    }

    private List<String> statements(int count) {
        var run = UUID.randomUUID();
        var rows = IntStream.range(0, count)
                .mapToObj(i -> new ImportRow(
                        i + 2,
                        Map.of(
                                "customer",
                                "S" + count + " " + i % 40 + " " + mark,
                                "day",
                                LocalDate.of(2026, 1, 1).plusDays(i).toString(),
                                "amount",
                                "12.50",
                                "returned",
                                "2.50"),
                        null,
                        false,
                        "shop.csv",
                        null,
                        0,
                        run,
                        true,
                        Treatment.USUAL,
                        Set.of(),
                        Map.of()))
                .toList();
        return RowSets.statements(transaction, kind, rows, null);
    }
}
