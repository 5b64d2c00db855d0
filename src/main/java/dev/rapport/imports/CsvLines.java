package dev.rapport.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.rapport.platform.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines of CSV (RFC 4180). */
final class CsvLines implements TableLines {

    private static final int LONGEST_READABLE = 1_000_000;

    /** As the reader says it. */
    private static final String TOO_MANY = "limit of " + TableRows.MOST_COLUMNS + " fields";

    private final CloseableIterator<CsvRecord> records;
    private final ClosedQuotes quotes;
    private final char separator;
    private @Nullable SwallowedRows swallowed;
    private long line;

    private CsvLines(CloseableIterator<CsvRecord> records, ClosedQuotes quotes, char separator) {
        this.records = records;
        this.quotes = quotes;
        this.separator = separator;
    }

    static CsvLines read(BufferedReader text, char separator) {
        var limits = CsvRecordHandler.builder()
                .maxFields(TableRows.MOST_COLUMNS)
                .maxFieldSize(LONGEST_READABLE)
                .maxRecordSize(4 * LONGEST_READABLE)
                .build();
        var quotes = new ClosedQuotes(separator == Separators.BLANK ? new SingleBlanks(text) : text, separator);
        var reader = CsvReader.builder()
                .fieldSeparator(separator)
                .maxBufferSize(LONGEST_READABLE)
                .allowMissingFields(true)
                .skipEmptyLines(false) // they are counted here
                .allowExtraFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .build(limits, quotes);
        return new CsvLines(reader.iterator(), quotes, separator);
    }

    @Override
    public Optional<Line> next() {
        try {
            if (!records.hasNext()) return Optional.empty();
            var found = records.next();
            line = found.getStartingLineNumber();
            return Optional.of(new Line(line, found.getFields()));
        } catch (CsvParseException e) {
            if (e.getCause() instanceof Refused openQuote) throw openQuote;
            if (String.valueOf(e.getMessage()).endsWith(TOO_MANY)
                    || e.getCause() != null
                            && String.valueOf(e.getCause().getMessage()).endsWith(TOO_MANY))
                throw Refused.invalid("import.too-many-columns", line + 1, TableRows.MOST_COLUMNS);
            throw Refused.invalid("import.unreadable", line + 1, LONGEST_READABLE, TableRows.MOST_COLUMNS);
        }
    }

    @Override
    public void requireWhole(Line line, List<String> header) {
        if (swallowed == null) swallowed = new SwallowedRows(separator, header);
        var first = line.number();
        var cells = line.cells();
        var last = first + cells.stream().mapToLong(CsvLines::breaks).sum();
        var broken = quotes.isBroken(first, last);
        if (last == first && broken) throw RowRejected.atLine(first, "import.quote-within", first);
        if (last > first && (broken || cells.size() != header.size() || swallowed.within(cells)))
            throw RowRejected.atLine(first, "import.quote-over-rows", first, last);
    }

    @Override
    public boolean isRagged() {
        return false;
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long breaks(String cell) {
        var breaks = 0;
        for (var i = 0; i < cell.length(); i++) {
            var next = cell.charAt(i);
            if (next == '\n' || next == '\r' && !(i + 1 < cell.length() && cell.charAt(i + 1) == '\n')) breaks++;
        }
        return breaks;
    }
}
