package dev.rapport.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.rapport.platform.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads CSV (RFC 4180) with a header line; the separator may also be a semicolon or a tab. */
final class CsvRows implements RowSource {

    private static final int LONGEST_HEADER = 1 << 16;
    private static final int LONGEST_CELL = 100_000;
    private static final int LONGEST_READABLE = 1_000_000;
    private static final int MOST_COLUMNS = 1_000;

    private final CloseableIterator<CsvRecord> records;
    private final List<String> columns;
    private long line;

    private CsvRows(CloseableIterator<CsvRecord> records, List<String> required) {
        this.records = records;
        var header = nextRecord();
        if (header.isEmpty()) throw Refused.invalid("import.empty");
        this.columns = header.get().getFields().stream().map(String::strip).toList();
        requireUsable(required);
    }

    static RowSource read(InputStream file, List<String> required) {
        try {
            var text = new BufferedReader(FileText.read(file), LONGEST_HEADER);
            var limits = CsvRecordHandler.builder()
                    .maxFields(MOST_COLUMNS)
                    .maxFieldSize(LONGEST_READABLE)
                    .maxRecordSize(4 * LONGEST_READABLE)
                    .build();
            var reader = CsvReader.builder()
                    .fieldSeparator(separator(text))
                    .maxBufferSize(LONGEST_READABLE)
                    .allowMissingFields(true)
                    .allowExtraFields(true)
                    .build(limits, text);
            return new CsvRows(reader.iterator(), required);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<ImportRow> next() {
        return nextRecord().map(this::row);
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<CsvRecord> nextRecord() {
        try {
            if (!records.hasNext()) return Optional.empty();
            var found = records.next();
            line = found.getStartingLineNumber();
            return Optional.of(found);
        } catch (CsvParseException e) {
            throw Refused.invalid("import.unreadable", line + 1, LONGEST_READABLE, MOST_COLUMNS);
        }
    }

    private ImportRow row(CsvRecord found) {
        if (found.getFieldCount() != columns.size())
            throw RowRejected.atLine(line, "import.cells", found.getFieldCount(), columns.size());
        var fields = new HashMap<String, String>();
        for (var i = 0; i < columns.size(); i++) {
            var text = found.getField(i).strip();
            if (text.length() > LONGEST_CELL)
                throw RowRejected.atLine(line, "import.cell-too-long", columns.get(i), LONGEST_CELL);
            if (text.indexOf(FileText.BROKEN) >= 0 || text.indexOf('\0') >= 0)
                throw RowRejected.atLine(line, "import.broken-characters", columns.get(i));
            if (!text.isEmpty()) fields.put(columns.get(i), text);
        }
        return new ImportRow(line, fields, null);
    }

    private void requireUsable(List<String> required) {
        var seen = new HashSet<String>();
        var twice = columns.stream()
                .filter(column -> !column.isEmpty() && !seen.add(column))
                .toList();
        if (!twice.isEmpty()) throw Refused.invalid("import.columns-twice", String.join(", ", twice));
        var missing = required.stream().filter(column -> !seen.contains(column)).toList();
        if (!missing.isEmpty())
            throw Refused.invalid(
                    "import.columns-missing", String.join(", ", missing), shortened(String.join(", ", columns)));
    }

    private static String shortened(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500) + "…";
    }

    private static char separator(Reader text) throws IOException {
        text.mark(LONGEST_HEADER);
        var start = new char[LONGEST_HEADER - 1];
        var count = Math.max(0, text.read(start));
        text.reset();
        var header = new String(start, 0, count).lines().findFirst().orElse("");
        return Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(
                        separator -> header.chars().filter(c -> c == separator).count()))
                .filter(separator -> header.indexOf(separator) >= 0)
                .orElse(',');
    }
}
