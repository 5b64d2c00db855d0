package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLinesTests {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @Test
    void readsCellsByColumn() {
        assertThat(rows("name,city\nAcme,Bern\n"))
                .extracting(ImportRow::fields)
                .containsExactly(Map.of("name", "Acme", "city", "Bern"));
    }

    @Test
    void anEmptyCellIsAbsent() {
        assertThat(rows("name,city\nAcme,  \n").getFirst().get("city")).isNull();
    }

    @Test
    void quotedCellsMayHoldSeparatorsQuotesAndLines() {
        assertThat(rows("name,city\n\"A, \"\"B\"\"\nC\",Bern\n").getFirst().get("name"))
                .isEqualTo("A, \"B\"\nC");
    }

    @Test
    void linesAreCountedAsAnEditorCountsThem() {
        assertThat(rows("name,city\r\n\"A\r\nB\",Bern\r\n\r\nC,Rome\r\n"))
                .extracting(ImportRow::line)
                .containsExactly(2L, 5L);
    }

    @Test
    void theByteOrderMarkIsNoPartOfTheFirstColumn() {
        assertThat(rows("\uFEFFname\nAcme\n").getFirst().get("name")).isEqualTo("Acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void findsTheEncodingByItself(String encoding) {
        var text = "name,city\n深圳市华为技术有限公司,深圳\n";

        assertThat(rows(text.getBytes(Charset.forName(encoding))).getFirst().get("city"))
                .isEqualTo("深圳");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void findsTheEncodingLateInTheFile(String encoding) {
        var text = "name\n" + "Acme\n".repeat(200_000) + "联通\n";

        assertThat(rows(text.getBytes(Charset.forName(encoding))).getLast().get("name"))
                .isEqualTo("联通");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsWhatWasWrittenInBothEncodings(int seed) {
        var random = new SplittableRandom(seed);
        var words = new ArrayList<String>();
        var text = new StringBuilder("word\n");
        for (var i = 0; i < 30_000 + seed; i++) {
            var word = i % (seed * 1000) == 0 ? "线索" + random.nextInt(1000) : "w" + random.nextInt(100_000);
            words.add(word);
            text.append(word).append(i % 2 == 0 ? "\r\n" : "\n");
        }

        assertThat(words(text.toString().getBytes(GB18030))).isEqualTo(words);
        assertThat(words(text.toString().getBytes(StandardCharsets.UTF_8))).isEqualTo(words);
    }

    @Test
    void aBrokenCharacterCostsOnlyItsRow() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("name\n北京上海\nA".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xFF);
        bytes.writeBytes("B\n广州\n".getBytes(StandardCharsets.UTF_8));
        var source = open(bytes.toByteArray());

        // One stray byte in little text: GB18030 does not fit either, so UTF-8 with a gap is what remains.
        assertThat(source.next().orElseThrow().get("name")).isEqualTo("北京上海");
        assertThatThrownBy(source::next)
                .isInstanceOfSatisfying(
                        RowRejected.class, row -> assertThat(row.line()).hasValue(3));
        assertThat(source.next().orElseThrow().get("name")).isEqualTo("广州");
    }

    @Test
    void aRowWithTooFewCellsIsRejectedWithItsLine() {
        var source = open("name,city\nAcme\nBeta,Rome\n".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(source::next)
                .isInstanceOfSatisfying(
                        RowRejected.class, row -> assertThat(row.line()).hasValue(2));
        assertThat(source.next()).isPresent();
    }

    @Test
    void aVeryLongCellCostsOnlyItsRow() {
        var source = open(("name\n" + "x".repeat(200_000) + "\nAcme\n").getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(source::next).isInstanceOf(RowRejected.class);
        assertThat(source.next().orElseThrow().get("name")).isEqualTo("Acme");
    }

    @Test
    void tooManyColumnsAreRefusedWithASentenceOfTheirOwn() {
        var row = "x,".repeat(1_000) + "name\n";

        assertThatThrownBy(() -> open((row + row).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("import.too-many-columns"));
    }

    @Test
    void aQuoteThatNeverEndsIsToldAndDoesNotFillTheMemory() {
        var source = open(("name\n\"" + "x\n".repeat(3_000_000)).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(source::next)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("import.unreadable"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name;city\nAcme;Bern\n",
                "name\tcity\nAcme\tBern\n",
                "name|city\nAcme|Bern\n",
                "sep=;\nname;city\nAcme;Bern\n",
                "\"sep=|\"\nname|city\nAcme|Bern\n",
                "sep=\t\nname\tcity\nAcme\tBern\n",
                "\n  \n;;\nname;city\nAcme;Bern\n",
                "Größe;city\n3,5;Bern\n",
                "\"a, b, c\";city\nAcme;Bern\n",
                "\"first,\nsecond\";city\nAcme;Bern\n",
                " NAME ;City\u00A0\nAcme;Bern\n"
            })
    void theSeparatorIsFoundWithRegardToQuotes(String text) {
        assertThat(rows(text).getFirst().get("city")).isEqualTo("Bern");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name,city\\nAcme,Bern\\nBolt,\"Basel\\nCity,Chur\\n|3",
                "name,city\\n\"Acme\\nLtd\",Bern\\n\"Bolt|4",
                "name,city\\r\\nAcme,Bern\\r\\nBolt,\"\"\"|3"
            })
    void aQuoteThatIsNeverClosedIsToldWithItsLine(String text, long line) {
        var source = open(bytes(text.replace("\\n", "\n").replace("\\r", "\r")));
        assertThat(source.next().orElseThrow().get("city")).isEqualTo("Bern");
        assertThatThrownBy(source::next).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.key()).isEqualTo("import.open-quote");
            assertThat(refused.arguments()).containsExactly(line);
        });
    }

    @Test
    void rowsWithoutAWordArePassedOver() {
        assertThat(rows("name,city\nAcme,Bern\n,\n , \nBolt,Bern\n,\n")).hasSize(2);
    }

    @Test
    void missingColumnsAreNamed() {
        assertThatThrownBy(() -> open(bytes("name\nAcme\n"), GivenReading.NOTHING, List.of("name", "city", "sector")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.arguments()).startsWith("city, sector"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n\n"})
    void anEmptyFileIsToldAsSuch(String text) {
        assertThatThrownBy(() -> open(bytes(text)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("import.empty"));
    }

    @Test
    void aNameThatIsThereTwiceIsKeptApartByItsNumber() {
        for (var again : List.of("name", "Name")) {
            var source = open(bytes("name,%s,city\nA,B,Bern\n".formatted(again)));
            assertThat(source.unusedColumns()).containsExactly(again + " (2)");
            assertThat(source.next().orElseThrow().fields())
                    .containsEntry("name", "A")
                    .containsEntry("city", "Bern");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void utf16IsReadWithItsMarkAndWithout(String encoding) {
        var bytes = "name,city\nMüller,Zürich\n北京,上海\n".getBytes(Charset.forName(encoding));

        assertThat(rows(bytes)).extracting(row -> row.get("city")).containsExactly("Zürich", "上海");
        assertThat(open(bytes, GivenReading.of("utf-16", null), List.of()).next())
                .isPresent();
    }

    @Test
    void columnsThatNobodyKnowsAreTold() {
        assertThat(open(bytes("name,shoe size,\nAcme,42,x\n")).unusedColumns()).containsExactly("shoe size", "#3");
    }

    @Test
    void whatIsNotCertainIsAskedForWithWhatItWouldLookLike() {
        assertThatThrownBy(() -> rows("name,city\nAcme,Bern\nCafé,Genf\n".getBytes(Charset.forName("windows-1252"))))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("import.encoding-unsure");
                    assertThat(refused.kind()).isEqualTo(Refused.Kind.UNFIT);
                    assertThat(refused.arguments()[0].toString()).contains("windows-1252: Café,Genf");
                });
    }

    @Test
    void aCharacterThatIsBrokenInTheChosenEncodingCostsOnlyItsRow() {
        var source = open(
                "name\nMüller\nAcme\n".getBytes(Charset.forName("windows-1252")),
                GivenReading.of("UTF-8", null),
                List.of());

        assertThatThrownBy(source::next)
                .isInstanceOfSatisfying(
                        RowRejected.class, row -> assertThat(row.key()).isEqualTo("import.broken-characters"));
        assertThat(source.next().orElseThrow().get("name")).isEqualTo("Acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n/a", "N/A", "-", "--", "—", "/", "无", "暂无", "none", "NULL", "#N/A"})
    void wordsForNothingAreNothing(String nothing) {
        var row = rows("name,city\nAcme,%s\n".formatted(nothing)).getFirst();
        assertThat(row.get("city")).isNull();
    }

    @Test
    void somebodyMayBeCalledNull() {
        assertThat(rows("name,city\nNull,Bern\n-,Bern\n"))
                .extracting(row -> String.valueOf(row.get("name")))
                .containsExactly("Null", "null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "windows-1252", "Big5", "windows-1251"})
    void anEncodingIsNotBelievedAgainstAFileThatIsUtf8(String encoding) {
        for (var text : List.of("name,city\n华为技术,深圳\n", "name,city\nMüller,Zürich\n"))
            assertThatThrownBy(() -> open(bytes(text), GivenReading.of(encoding, null), List.of()))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.key()).isEqualTo("import.encoding-contradicts"));
        assertThat(open(bytes("name,city\nAcme,Bern\n"), GivenReading.of(encoding, null), List.of())
                        .next())
                .isPresent();
    }

    @Test
    void anEncodingThatMakesEverydayWordsIsBelieved() {
        var source = open("name,city\n华为技术有限公司,深圳\n".getBytes(GB18030), GivenReading.of("GBK", null), List.of());
        assertThat(source.next().orElseThrow().get("city")).isEqualTo("深圳");
    }

    @Test
    void theLikelyEncodingOfAWesternFileIsOfferedFirst() {
        var bytes = "name,city\nAcme,Bern\nCafé,Genf\n".getBytes(Charset.forName("windows-1252"));
        assertThat(Tables.likely(() -> new ByteArrayInputStream(bytes))).contains(Charset.forName("windows-1252"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"semicolon", ";"})
    void theSeparatorMayBeSaid(String separator) {
        var source = open(bytes("name,a;city\nAcme,b;Bern\n"), GivenReading.of(null, separator), List.of());

        assertThat(source.next().orElseThrow().get("city")).isEqualTo("Bern");
    }

    @Test
    void anUnknownEncodingOrSeparatorIsRefused() {
        assertThatThrownBy(() -> GivenReading.of("klingon", null)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> GivenReading.of(null, "x")).isInstanceOf(Refused.class);
    }

    @Test
    void anArchiveThatIsCutOffIsTold() {
        assertThatThrownBy(() -> rows("PK\u0003\u0004rest of the archive"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("import.broken-workbook"));
    }

    @Test
    void binaryJunkIsTold() {
        var junk = new byte[5000];
        new SplittableRandom(1).nextBytes(junk);

        assertThatThrownBy(() -> rows(junk)).isInstanceOf(Refused.class);
    }

    @Test
    void gzipIsUnpacked() throws IOException {
        assertThat(words(PackedFile.unpack(new ByteArrayInputStream(gzip("word\nAcme\n")))
                        .readAllBytes()))
                .containsExactly("Acme");
    }

    @Test
    void brokenGzipIsTold() throws IOException {
        var packed = gzip("word\n" + "Acme\n".repeat(1000));
        var cut = PackedFile.unpack(new ByteArrayInputStream(packed, 0, packed.length - 10));

        assertThatThrownBy(cut::readAllBytes)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("import.broken-gzip"));
    }

    @Test
    void aSmallFileThatUnpacksWithoutEndIsRefused() throws IOException {
        var bomb = PackedFile.unpack(new ByteArrayInputStream(gzip("\n".repeat(40 << 20))));

        assertThatThrownBy(() -> bomb.transferTo(OutputStream.nullOutputStream()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("import.unpacks-endlessly"));
    }

    @Test
    void moreEmptyRowsThanASheetHasEndNoTable() {
        assertThat(rows("name,city\n" + ",\n".repeat(200_000) + "\nAcme,Bern\n"))
                .hasSize(1);
        for (var blank : List.of("\n", ",\n"))
            assertThatThrownBy(() -> rows("name,city\n" + blank.repeat(1_100_000) + "Acme,Bern\n"))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.key()).isEqualTo("import.blank-rows"));
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static RowSource open(byte[] bytes) {
        return open(bytes, GivenReading.NOTHING, List.of());
    }

    private static RowSource open(byte[] bytes, GivenReading given, List<String> required) {
        var columns = new ImportColumns(required, List.of("name", "city", "sector", "word", "account", "größe"));
        var reading = Tables.reading(() -> new ByteArrayInputStream(bytes), given, columns);
        return Tables.read(new ByteArrayInputStream(bytes), reading, columns);
    }

    private static List<ImportRow> rows(String text) {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<ImportRow> rows(byte[] bytes) {
        var rows = new ArrayList<ImportRow>();
        var source = open(bytes);
        for (var row = source.next(); row.isPresent(); row = source.next()) rows.add(row.get());
        return rows;
    }

    private static List<String> words(byte[] bytes) {
        return rows(bytes).stream()
                .map(row -> Optional.ofNullable(row.get("word")).orElse(""))
                .toList();
    }
}
