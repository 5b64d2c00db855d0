package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Refused;
import dev.rapport.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers of a file are read by the sign before decimals that it shows, or that somebody says. */
@DatabaseTest
class NumbersInFilesTests {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    private ImportStatus bringIn(String kind, String text, GivenReading given) {
        var file = new ByteArrayResource(text.formatted(mark).getBytes(StandardCharsets.UTF_8));
        return await(imports.start(kind, file, mark + ".csv", null, given));
    }

    private ImportStatus await(UUID id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> imports.get(id), status -> status.state().ended());
    }

    private List<String> revenues() {
        return jdbc.sql("""
                        select fact.value
                        from customer
                        join customer_fact fact on fact.customer_id = customer.id and fact.name = 'revenue'
                        where customer.name like :like
                        order by customer.name
                        """).param("like", "%" + mark).query(String.class).list();
    }

    @Test
    void aGermanListOfPurchasesIsReadWithItsCommas() {
        bringIn("customers", "Kunden-Nr.;Nachname\nK1 %1$s;Meier %1$s\n", GivenReading.NOTHING);
        var ended = bringIn("purchases", """
                Belegnr;Kunden-Nr.;Datum;Artikel;Menge;Betrag;Währung
                B-1 %1$s;K1 %1$s;31.12.2025;Brot;2;1.234,56;EUR
                B-2 %1$s;K1 %1$s;01.02.2026;Zopf;1;12,5;EUR
                B-3 %1$s;K1 %1$s;01.02.2026;Mehl;1,500;1.500;EUR
                B-4 %1$s;K1 %1$s;01.02.2026;Mehl;1;1e9;EUR
                """, GivenReading.NOTHING);

        assertThat(ended.created()).isEqualTo(3);
        assertThat(ended.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.reason()).contains("“1e9”").contains("“Betrag”"));
        assertThat(jdbc.sql("""
                        select purchase.amount
                        from purchase
                        join customer on customer.id = purchase.customer_id
                        where customer.external = :number
                        order by purchase.number
                        """)
                        .param("number", "K1 " + mark)
                        .query(String.class)
                        .list())
                .extracting(Double::parseDouble)
                .containsExactly(1234.56, 12.5, 1500.0);
    }

    @Test
    void aNumberThatMayBeTwoIsReadByTheOthersOfTheFileOrAsked() {
        bringIn("customers", "account;revenue\nA %1$s;1.500\nB %1$s;0,5\n", GivenReading.NOTHING);
        bringIn("customers", "account,revenue\nC %1$s,1.500\nD %1$s,0.5\n", GivenReading.NOTHING);
        assertThat(revenues()).containsExactly("1500", "0.5", "1.500", "0.5");

        var unsure = "account;Umsatz\nE %1$s;1.500\n";
        var columns = GivenReading.NOTHING.with(ColumnChoices.of("revenue:Umsatz"), null);
        assertThatThrownBy(() -> bringIn("customers", unsure, columns)).isInstanceOfSatisfying(Refused.class, why -> {
            assertThat(why.key()).isEqualTo("import.decimals-unsure");
            assertThat(why.arguments()).containsExactly("Umsatz", "1.500", 2L, "1.500", "1500");
        });
        var preview = imports.preview(
                "customers", new ByteArrayResource(unsure.formatted(mark).getBytes(StandardCharsets.UTF_8)), columns);
        assertThat(preview.lines()).hasSize(2);
        assertThat(preview.refusal().key()).isEqualTo("import.decimals-unsure");
        var said = bringIn("customers", unsure, columns.with(DecimalSign.COMMA));
        assertThat(revenues()).endsWith("1500");
        assertThat(await(imports.repeat(said.id())).unchanged()).isEqualTo(1);
    }

    @Test
    void whereAFileShowsBothSignsOnlyWhatMayBeTwoIsNotTaken() {
        var ended = bringIn("customers", """
                account;revenue
                A %1$s;1.500
                B %1$s;0,5
                C %1$s;12.5
                """, GivenReading.NOTHING);
        assertThat(ended.created()).isEqualTo(3);
        assertThat(ended.notes()).extracting(ImportStatus.Error::line).containsExactly(2L);
        assertThat(revenues()).containsExactly("0.5", "12.5");
    }

    @Test
    void aZeroByteCostsItsRowAlone() {
        var ended = bringIn("customers", "account,sector\nA %1$s,fo\0od\nB %1$s,food\n", GivenReading.NOTHING);
        assertThat(ended.created()).isEqualTo(1);
        assertThat(ended.errors())
                .containsExactly(new ImportStatus.Error(2, "The cell in “sector” holds bytes that are no characters."));
        assertThatThrownBy(() -> bringIn("customers", "account\n%1$s\0\1\2\0\3\4\0\5\n", GivenReading.NOTHING))
                .isInstanceOfSatisfying(
                        Refused.class, why -> assertThat(why.key()).isEqualTo("import.not-text"));
    }
}
