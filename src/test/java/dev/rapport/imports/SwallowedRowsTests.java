package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwallowedRowsTests {

    private static final ImportColumns COLUMNS = new ImportColumns(List.of(), List.of("name", "phone", "city", "note"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Beta\",600,Rome,x",
                "\"Beta\",600,Rome,x",
                "Beta,\"600\",Rome,x",
                "Beta,600,5\" disk,x",
                "Beta,600,Rome,the \"big\" one"
            })
    void aQuoteThatIsClosedFurtherDownIsRefusedWithBothLinesAndTheRestIsRead(String closing) {
        var text = "name,phone,city,note\nFirst,1,Bern,x\n\"Acme, Inc,500,Bern,x\n" + plainRows(80) + closing
                + "\nLast,2,Chur,x\n";
        var rows = open(text);

        assertThat(rows.next().orElseThrow().get("name")).isEqualTo("First");
        assertThatThrownBy(rows::next).isInstanceOfSatisfying(RowRejected.class, row -> {
            assertThat(row.key()).isEqualTo("import.quote-over-rows");
            assertThat(row.arguments()).containsExactly(3L, 84L);
        });
        assertThat(rows.next().orElseThrow().get("name")).isEqualTo("Last");
    }

    @Test
    void aQuoteWithinACellCostsOnlyItsRow() {
        var rows = open("name,phone,city,note\n\"5\" disk,1,Bern,x\nLast,2,Chur,x\n");
        assertThatThrownBy(rows::next)
                .isInstanceOfSatisfying(
                        RowRejected.class, row -> assertThat(row.key()).isEqualTo("import.quote-within"));
        assertThat(rows.next().orElseThrow().get("name")).isEqualTo("Last");
    }

    @Test
    void theNextRowIsNotSwallowedEither() {
        var rows = open("name,phone,city\n\"Acme Inc,500,Bern\nBeta\",600,Rome\nLast,2,Chur\n");
        assertThatThrownBy(rows::next).isInstanceOf(RowRejected.class);
        assertThat(rows.next().orElseThrow().get("name")).isEqualTo("Last");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"12 Main Street, Suite 4, Floor 2\nSpringfield, IL 62701, USA\nNorth America, Earth, Space\",1,x",
                "\"Musterstraße 5\n12345 Berlin\nGermany\",\"a\nb\nc\",x",
                "Acme,1,\"Dear all,\n\nthank you, really, for coming.\nBest, always, Li\n\nsent, with love, from home\"",
                "Acme,\"1\n2\n3\n4\n5\",\"x\r\ny\r\nz\"",
                "\"Acme\nLtd\",1,\"he said \"\"no, never\"\"\nand left\"",
                "\"请致电，谢谢\n再见，明天\n好的，好的\",1,x",
                "Acme,1,\"- first, second\n- third, fourth, fifth\n- sixth\""
            })
    void addressesAndNotesOfSeveralLinesPass(String row) {
        assertThat(open("name,phone,note\n" + row + "\n").next()).isPresent();
    }

    @Test
    void aNameOfManyLinesInATableOfOneColumnIsNoName() {
        var rows = open("name\n\"Acme\n" + "Firm\n".repeat(80) + "Beta\"\nLast\n");
        assertThatThrownBy(rows::next).isInstanceOf(RowRejected.class);
        assertThat(rows.next().orElseThrow().get("name")).isEqualTo("Last");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leads.csv",
                "opportunities.csv",
                "accounts.csv",
                "products.csv",
                "sales_teams.csv",
                "banking77_train.csv",
                "telco.csv",
                "febrl1.csv",
                "febrl2.csv",
                "febrl3.csv",
                "cdnow_summary.csv"
            })
    void noRowOfRealDataIsRefused(String name) throws IOException {
        var file = Path.of(System.getProperty("rapport.data", "../shared/data"), name);
        assumeTrue(Files.exists(file), "skipped: " + file + " is not there (set -Drapport.data)");
        var bytes = Files.readAllBytes(file);
        var reading = Tables.reading(() -> new ByteArrayInputStream(bytes), GivenReading.NOTHING, ImportColumns.NONE);
        var rows = Tables.read(new ByteArrayInputStream(bytes), reading, ImportColumns.NONE);
        var count = 0;
        while (rows.next().isPresent()) count++;
        assertThat(count).isPositive();
    }

    private static String plainRows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "Firm " + i + "," + i + ",Town " + i + ",x\n")
                .collect(Collectors.joining());
    }

    private static TableRows open(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var reading = Tables.reading(() -> new ByteArrayInputStream(bytes), GivenReading.NOTHING, COLUMNS);
        return Tables.read(new ByteArrayInputStream(bytes), reading, COLUMNS);
    }
}
