package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkbookTests {

    private static final ImportColumns COLUMNS = new ImportColumns(
            "customers",
            List.of(),
            List.of("account"),
            List.of("account", "city", "phone", "since", "revenue"),
            List.of("since"),
            List.of("revenue"),
            List.of(),
            List.of());

    @Test
    void readsWhatAProgramWrote() throws IOException {
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet("Kunden");
            row(book, 0, "account", "city", "phone", "since", "revenue");
            var row = sheet.createRow(1);
            row.createCell(0).setCellValue("深圳市华为技术有限公司");
            row.createCell(1).setCellValue(12345);
            row.getCell(1).setCellStyle(style(book, "00000000"));
            row.createCell(2).setCellValue(13812345678d);
            row.createCell(3).setCellValue(LocalDate.of(2026, 3, 4));
            row.getCell(3).setCellStyle(style(book, "dd/mm/yyyy"));
            row.createCell(4).setCellValue(1234.5);
            row.getCell(4).setCellStyle(style(book, "#,##0.00"));

            assertThat(rows(bytes(book)))
                    .extracting(ImportRow::fields)
                    .containsExactly(Map.of(
                            "account", "深圳市华为技术有限公司",
                            "city", "00012345",
                            "phone", "13812345678",
                            "since", "2026-03-04",
                            "revenue", "1234.5"));
        }
    }

    @Test
    void aNumberThatIsOneIsNeverTakenForThousands() {
        var file = new Xlsx()
                .sheet("A", words("account", "revenue") + "<row>" + text("Acme") + "<c><v>1.234</v></c></row>");

        assertThat(revenue(file)).isEqualTo("01.234");
    }

    @Test
    void whatIsWrittenAsTextIsStillAskedFor() {
        var file = new Xlsx()
                .sheet(
                        "A",
                        words("account", "revenue") + "<row>" + text("Acme") + "<c><v>1234.5</v></c></row>"
                                + words("Beta", "1.234"));

        assertRefused(file.bytes(), "import.decimals-unsure");
    }

    @ParameterizedTest
    @CsvSource({
        "1, yyyy-mm-dd, 1900-01-01",
        "59, yyyy-mm-dd, 1900-02-28",
        "61, yyyy-mm-dd, 1900-03-01",
        "46354, [$-409]d-mmm-yy;@, 2026-11-28",
        "46354, yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;, 2026-11-28",
        "46354.5, m/d/yy h:mm, 2026-11-28 12:00:00",
        "46354.99999999, m/d/yy h:mm, 2026-11-29",
        "0.75, h:mm, 18:00:00",
        "1.5, [h]:mm, 1.5",
        "46354, '#,##0 [$USD]', 46354",
        "46354, 0.0&quot; days&quot;, 46354",
        "7, &quot;K-&quot;00000, K-00007",
        "0.1, General, 0.1",
        "1.38E10, General, 13800000000",
        "0.30000000000000004, 0.00, 0.3",
        "123456789012345678, 0, 123456789012345678"
    })
    void showsNumbersByTheirFormat(String number, String code, String shown) {
        var file = new Xlsx()
                .formats(code)
                .sheet(
                        "A",
                        words("account", "city") + "<row>" + text("Acme") + "<c s=\"1\"><v>" + number
                                + "</v></c></row>");

        assertThat(rows(file.bytes()).getFirst().get("city")).isEqualTo(shown);
    }

    @Test
    void daysMayBeCountedFrom1904() {
        var file = new Xlsx()
                .from1904()
                .formats("yyyy-mm-dd")
                .sheet("A", words("account", "since") + "<row>" + text("Acme") + "<c s=\"1\"><v>44892</v></c></row>");

        assertThat(rows(file.bytes()).getFirst().get("since")).isEqualTo("2026-11-28");
    }

    @Test
    void aFormulaIsWhatItCameToAndNothingWhereNobodyComputedIt() {
        var file = new Xlsx()
                .sheet(
                        "A",
                        words("account", "city", "phone")
                                + "<row><c t=\"str\"><f>A1</f><v>Acme</v></c><c><f>1+1</f></c><c t=\"b\"><v>1</v></c></row>");

        assertThat(rows(file.bytes()).getFirst().fields()).isEqualTo(Map.of("account", "Acme", "phone", "TRUE"));
    }

    @Test
    void whatCouldNotBeComputedIsNoNameAndWhatIsNotThereIsEmpty() throws IOException {
        try (var book = new XSSFWorkbook()) {
            book.createSheet();
            row(book, 0, "account", "city", "revenue");
            row(book, 1, "Acme").createCell(1).setCellErrorValue(FormulaError.NA.getCode());
            row(book, 2, "Beta").createCell(1).setCellErrorValue(FormulaError.REF.getCode());
            row(book, 3, "Gamma").createCell(2).setCellErrorValue(FormulaError.DIV0.getCode());

            try (var source = open(bytes(book), GivenReading.NOTHING)) {
                assertThat(source.next().orElseThrow().fields()).isEqualTo(Map.of("account", "Acme"));
                assertThatThrownBy(source::next)
                        .isInstanceOfSatisfying(
                                RowRejected.class, why -> assertThat(why.key()).isEqualTo("import.not-computed"));
                assertThat(source.next().orElseThrow().get("revenue")).isEqualTo("#DIV/0!");
            }
        }
    }

    @Test
    void namesOfColumnsAreFoundBelowATitleOverSeveralColumns() throws IOException {
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet();
            row(book, 0, "Customers of the third quarter");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 4));
            row(book, 2, "account", "city");
            row(book, 3, "Acme", "Bern");
            row(book, 9, "Beta");

            try (var source = open(bytes(book), GivenReading.NOTHING)) {
                assertThat(source.headerLine()).isEqualTo(3);
                assertThat(all(source)).extracting(ImportRow::line).containsExactly(4L, 10L);
            }
        }
    }

    @Test
    void theFirstSheetWithTheColumnsIsReadUnlessAnotherIsAskedFor() throws IOException {
        try (var book = new XSSFWorkbook()) {
            book.createSheet("Hidden");
            book.setSheetHidden(0, true);
            row(book.getSheetAt(0).getWorkbook(), 0, "account", "city");
            book.createSheet("Empty");
            book.createSheet("About").createRow(0).createCell(0).setCellValue("Made by Anna");
            fill(book, "Customers", "Acme");
            fill(book, "Suppliers", "Beta");
            var bytes = bytes(book);

            assertThat(all(open(bytes, GivenReading.NOTHING)).getFirst().get("account"))
                    .isEqualTo("Acme");
            assertThat(all(open(bytes, GivenReading.NOTHING.onSheet("suppliers")))
                            .getFirst()
                            .get("account"))
                    .isEqualTo("Beta");
            assertThat(Sheets.of(() -> new ByteArrayInputStream(bytes)))
                    .containsExactly("About", "Customers", "Suppliers");
            assertThatThrownBy(() -> open(bytes, GivenReading.NOTHING.onSheet("Partners")))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.arguments())
                                    .containsExactly("Partners", "Hidden, Empty, About, Customers, Suppliers"));
        }
    }

    @Test
    void textHasNoSheets() {
        var bytes = "account\nAcme\n".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> open(bytes, GivenReading.NOTHING.onSheet("A")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("import.no-sheets"));
    }

    @Test
    void textsMayBeInParts() {
        var file = new Xlsx()
                .strings("<si><t>account</t></si><si><r><t>A</t></r><r><t xml:space=\"preserve\">c &amp; me</t></r>"
                        + "<rPh sb=\"0\" eb=\"1\"><t>spoken</t></rPh></si><si><t>a_x000D_b_x005F_x</t></si><si/>")
                .sheet(
                        "A",
                        "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>3</v></c></row>"
                                + "<row><c t=\"s\"><v>1</v></c></row><row><c t=\"s\"><v>2</v></c></row>");

        assertThat(rows(file.bytes())).extracting(row -> row.get("account")).containsExactly("Ac & me", "a\rb_x");
    }

    @Test
    void spreadsheetsThatCannotBeReadSayWhatToDo() throws Exception {
        try (var old = new HSSFWorkbook();
                var book = new XSSFWorkbook();
                var locked = new POIFSFileSystem()) {
            old.createSheet();
            assertRefused(bytes(old), "import.spreadsheet-old");
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            fill(book, "A", "Acme");
            try (var out = encryptor.getDataStream(locked)) {
                book.write(out);
            }
            var bytes = new ByteArrayOutputStream();
            locked.writeFilesystem(bytes);
            assertRefused(bytes.toByteArray(), "import.spreadsheet-locked");
            var whole = bytes(book);
            assertRefused(Arrays.copyOf(whole, whole.length / 2), "import.broken-workbook");
        }
    }

    @Test
    void aSmallFileThatUnpacksWithoutEndIsRefused() {
        var blanks = new Xlsx().sheet("A", words("account") + "<row><c s=\"1\"/><c s=\"1\"/></row>".repeat(1_000_000));

        assertRefused(blanks.bytes(), "import.unpacks-endlessly");
    }

    @Test
    void whatAPackageSaysOfItsSizeIsNotBelieved() throws IOException {
        var bytes = new Xlsx()
                .sheet("A", words("account") + "<row><c s=\"1\"/><c s=\"1\"/></row>".repeat(1_000_000))
                .bytes();
        var at = centralEntry(bytes, "xl/worksheets/sheet1.xml");
        for (var i = 0; i < 4; i++) bytes[at + 24 + i] = i == 1 ? (byte) 1 : 0;

        assertRefused(bytes, "import.unpacks-endlessly");
    }

    @Test
    void nothingIsLookedUpThatAPartPointsTo() {
        var file = new Xlsx()
                .strings("<si><t>&secret;</t></si>")
                .sheet("A", words("account") + "<row><c t=\"s\"><v>0</v></c></row>");

        assertThatThrownBy(() -> rows(file.bytes())).isInstanceOf(Refused.class);
    }

    @Test
    void wordsWithManySignsAreRead() {
        var file = new Xlsx()
                .sheet("A", words("account") + words("A &amp; B &lt;&#x4e2d;").repeat(150_000));

        assertThat(rows(file.bytes())).hasSize(150_000);
    }

    private static int centralEntry(byte[] bytes, String name) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.indexOf(name, text.indexOf("PK\u0001\u0002")) - 46;
    }

    private static String revenue(Xlsx file) {
        return String.valueOf(rows(file.bytes()).getFirst().get("revenue"));
    }

    private static String words(String... cells) {
        var row = new StringBuilder("<row>");
        for (var cell : cells) row.append(text(cell));
        return row.append("</row>").toString();
    }

    private static String text(String words) {
        return "<c t=\"inlineStr\"><is><t>" + words + "</t></is></c>";
    }

    private static void fill(XSSFWorkbook book, String name, String account) {
        var sheet = book.createSheet(name);
        var head = sheet.createRow(0);
        head.createCell(0).setCellValue("account");
        head.createCell(1).setCellValue("city");
        sheet.createRow(1).createCell(0).setCellValue(account);
    }

    private static org.apache.poi.ss.usermodel.Row row(Workbook book, int at, String... cells) {
        var row = book.getSheetAt(0).createRow(at);
        for (var i = 0; i < cells.length; i++) row.createCell(i).setCellValue(cells[i]);
        return row;
    }

    private static CellStyle style(Workbook book, String code) {
        var style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(code));
        return style;
    }

    private static byte[] bytes(Workbook book) throws IOException {
        var bytes = new ByteArrayOutputStream();
        book.write(bytes);
        return bytes.toByteArray();
    }

    private static RowSource open(byte[] bytes, GivenReading given) {
        var reading = Tables.reading(() -> new ByteArrayInputStream(bytes), given, COLUMNS);
        return Tables.read(new ByteArrayInputStream(bytes), reading, COLUMNS);
    }

    private static List<ImportRow> rows(byte[] bytes) {
        return all(open(bytes, GivenReading.NOTHING));
    }

    private static List<ImportRow> all(RowSource source) {
        try (source) {
            var rows = new ArrayList<ImportRow>();
            for (Optional<ImportRow> row = source.next(); row.isPresent(); row = source.next()) rows.add(row.get());
            return rows;
        }
    }

    private static void assertRefused(byte[] bytes, String key) {
        assertThatThrownBy(() -> rows(bytes))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
