package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Refused;
import dev.rapport.testing.DatabaseTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Workbooks come in as CSV does: the same rows, the same refusals, the same file of what was left out. */
@DatabaseTest
class WorkbookImportTests {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aSheetIsBroughtInAndWhatStandsBesideItIsTold() {
        var file = new Xlsx()
                .sheet("About", row("Made by Anna"))
                .sheet(
                        "Customers",
                        row("Customers, third quarter")
                                + row("客户名称", "所属行业", "年营业额(万元)", "成立年份")
                                + row("Acme " + mark, "food", "=3500", "=1998"));

        var ended = bringIn("customers", file.bytes());

        assertThat(ended.created()).isEqualTo(1);
        assertThat(facts("Acme " + mark))
                .containsEntry("revenue", "35000000")
                .containsEntry("year_established", "1998");
        assertThat(ended.notes())
                .extracting(ImportStatus.Error::reason)
                .contains("Read from the sheet “Customers”. Not read: About.")
                .anyMatch(note -> note.contains("line 2"));
    }

    @Test
    void rowsLeftOutAreCsvThatComesInWhereItIsMended() throws IOException {
        var file = new Xlsx()
                .sheet("A", row("account", "kind", "city") + row("Left " + mark, "nonsense") + row("In " + mark, ""));
        var ended = bringIn("customers", file.bytes());
        assertThat(ended.rejected()).isEqualTo(1);

        var leftOut = imports.leftOut(ended.id());
        var out = new ByteArrayOutputStream();
        leftOut.write(out);

        assertThat(leftOut.name()).isEqualTo(mark + "-left-out.csv");
        var mended = out.toString(StandardCharsets.UTF_8).replace("nonsense", "organisation");
        assertThat(mended).contains("Left " + mark + ",organisation,\r\n");
        assertThat(bringIn("customers", mended.getBytes(StandardCharsets.UTF_8)).created())
                .isEqualTo(1);
    }

    @Test
    void thePreviewShowsTheSheetsAndReadsTheOneThatIsChosen() {
        var file = resource(new Xlsx()
                .sheet("One", row("account", "city") + row("Acme", "Bern"))
                .sheet("Two", row("account", "city") + row("Beta", "Rome") + row("Gamma", "Oslo"))
                .bytes());

        var first = imports.preview("customers", file, GivenReading.NOTHING);
        var second = imports.preview("customers", file, GivenReading.NOTHING.onSheet("Two"));

        assertThat(first.sheets()).containsExactly("One", "Two");
        assertThat(first.lines()).containsExactly(List.of("account", "city"), List.of("Acme", "Bern"));
        assertThat(second.rows()).isEqualTo(2);
        assertThat(second.refusal()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "staff, 'sales_agent,manager,regional_office', 'Ada %1$s,Bob %1$s,Nord%1$s'",
        "products, 'product,series,sales_price', 'GTX %1$s,GTX,=550.5'",
        "leads, 'name,email,city', 'Ada %1$s,ada-%1$s@example.org,=1010'"
    })
    void everyKindOfTableTakesThem(String kind, String header, String cells) {
        var file = new Xlsx()
                .sheet("A", row(header.split(",")) + row(cells.formatted(mark).split(",")));

        var ended = bringIn(kind, file.bytes());
        assertThat(ended.created()).as("%s", ended).isEqualTo(1);
    }

    @Test
    void whatIsKnownByItsFirstLineIsKnownInAWorkbookToo() {
        var file = new Xlsx()
                .sheet(
                        "A",
                        row(
                                        "account",
                                        "sector",
                                        "year_established",
                                        "revenue",
                                        "employees",
                                        "office_location",
                                        "subsidiary_of")
                                + row("Ships " + mark, "technolgy", "=1996", "=1100.04", "=2822", "Kenya", ""));

        assertThat(bringIn("customers", file.bytes()).created()).isEqualTo(1);
        assertThat(facts("Ships " + mark)).containsEntry("sector", "technology");
    }

    @Test
    void aPackedOneIsUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(new Xlsx().sheet("A", row("account") + row("Zip " + mark)).bytes());
        }

        assertThat(bringIn("customers", packed.toByteArray()).created()).isEqualTo(1);
    }

    @Test
    void whatIsNoWorkbookIsRefusedAndNothingIsKept() {
        var broken = Arrays.copyOf(new Xlsx().sheet("A", row("account")).bytes(), 200);

        assertThatThrownBy(() -> imports.start("customers", resource(broken), mark, null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("import.broken-workbook"));
        assertThat(jdbc.sql("select count(*) from import_run where file_name = :name")
                        .param("name", mark)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private ImportStatus bringIn(String kind, byte[] bytes) {
        var id = imports.start(kind, resource(bytes), mark + ".xlsx", null, GivenReading.NOTHING);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> imports.get(id), status -> status.state().ended());
    }

    private static ByteArrayResource resource(byte[] bytes) {
        return new ByteArrayResource(bytes);
    }

    private Map<String, String> facts(String name) {
        return jdbc
                .sql("""
                        select fact.name, fact.value
                        from customer
                        join customer_fact fact on fact.customer_id = customer.id
                        where customer.name = :name
                        """)
                .param("name", name)
                .query((row, i) -> Map.entry(row.getString("name"), row.getString("value")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What begins with = is a number. */
    static String row(String... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell.startsWith("=")
                        ? "<c><v>" + cell.substring(1) + "</v></c>"
                        : "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>")
                .collect(Collectors.joining("", "<row>", "</row>"));
    }
}
