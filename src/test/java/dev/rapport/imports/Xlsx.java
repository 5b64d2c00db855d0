package dev.rapport.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks written by hand, for what no spreadsheet program writes the same way. */
final class Xlsx {

    private final Map<String, String> sheets = new LinkedHashMap<>();
    private String properties = "";
    private String strings = "";
    private String styles = "";

    Xlsx sheet(String name, String rows) {
        sheets.put(name, rows);
        return this;
    }

    Xlsx from1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    /** The entries of a table of shared texts. */
    Xlsx strings(String entries) {
        strings = entries;
        return this;
    }

    /** Styles one after another by the code of their format. */
    Xlsx formats(String... codes) {
        var formats = new StringBuilder();
        var cells = new StringBuilder("<xf numFmtId=\"0\"/>");
        for (var i = 0; i < codes.length; i++) {
            formats.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(170 + i, codes[i]));
            cells.append("<xf numFmtId=\"%d\"/>".formatted(170 + i));
        }
        styles = "<numFmts>" + formats + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" + cells
                + "</cellXfs>";
        return this;
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            write(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(ZipOutputStream zip) throws IOException {
        part(
                zip,
                "_rels/.rels",
                "<Relationships>" + link("r1", "officeDocument", "xl/workbook.xml") + "</Relationships>");
        var links =
                new StringBuilder(link("s", "sharedStrings", "sharedStrings.xml") + link("t", "styles", "styles.xml"));
        var named = new StringBuilder();
        var number = 0;
        for (var sheet : sheets.entrySet()) {
            number++;
            links.append(link("w" + number, "worksheet", "/xl/worksheets/sheet" + number + ".xml"));
            named.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"w%d\"/>".formatted(sheet.getKey(), number, number));
            part(
                    zip,
                    "xl/worksheets/sheet" + number + ".xml",
                    "<worksheet><sheetData>" + sheet.getValue() + "</sheetData></worksheet>");
        }
        part(
                zip,
                "xl/workbook.xml",
                "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                        + properties + "<sheets>" + named + "</sheets></workbook>");
        part(zip, "xl/_rels/workbook.xml.rels", "<Relationships>" + links + "</Relationships>");
        part(zip, "xl/sharedStrings.xml", "<sst>" + strings + "</sst>");
        part(zip, "xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>");
    }

    private static String link(String id, String type, String target) {
        return "<Relationship Id=\"%s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\" Target=\"%s\"/>"
                .formatted(id, type, target);
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        write(zip, text);
        zip.closeEntry();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
