package dev.rapport.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads CSV (RFC 4180) with a header line. Columns that the kind does not read are left out of the rows. */
final class CsvRows implements RowSource {

    private static final int LONGEST_START = 1 << 15;
    private static final int LONGEST_CELL = 100_000;
    private static final int LONGEST_READABLE = 1_000_000;
    private static final int MOST_COLUMNS = 1_000;
    private static final int MOST_TITLES = 20;
    private static final int FEWEST_KNOWN = 2;

    /** As many as the longest sheet of a spreadsheet has. */
    private static final int MOST_BLANK_ROWS = 1 << 20;

    private final CloseableIterator<CsvRecord> records;
    private final ClosedQuotes quotes;
    private final CsvRecord header;
    private final Columns columns;
    private final SwallowedRows swallowed;
    private final ImportColumns wanted;
    private final FileReading reading;
    private final Deque<CsvRecord> ahead = new ArrayDeque<>();
    private long line;

    private CsvRows(
            CloseableIterator<CsvRecord> records,
            ClosedQuotes quotes,
            FileReading reading,
            ImportColumns wanted,
            boolean complete) {
        this.records = records;
        this.quotes = quotes;
        this.wanted = wanted;
        this.reading = reading;
        this.header = header(reading.separator());
        this.columns = complete
                ? new Columns(header.getFields(), wanted, reading.columns()).required()
                : new Columns(header.getFields(), ImportColumns.NONE, ColumnChoices.NONE);
        this.swallowed = new SwallowedRows(reading.separator(), header.getFields());
    }

    /** The reading that the file asks for; refused when it cannot be told, with what it may be. */
    static FileReading reading(Supplier<InputStream> file, GivenReading told, ImportColumns wanted) {
        try (var bytes = file.get();
                var again = file.get()) {
            var sample = EncodingSample.read(bytes, told.encoding());
            if (told.encoding() != null) Encodings.requireNoContradiction(sample, told.encoding());
            var verdict = Encodings.judge(sample);
            var encoding = encoding(told.encoding(), verdict);
            if (encoding.isEmpty()) throw unsure(verdict.candidates());
            var given =
                    wanted.shipped().isEmpty() || told.asAnyOther() ? told : known(file, encoding.get(), told, wanted);
            var separator = given.separator();
            var reading = new FileReading(
                            encoding.get(),
                            separator == null ? separator(again, encoding.get(), wanted) : separator,
                            given.columns())
                    .with(given.words().checked(wanted.all(), wanted.words()));
            if (!wanted.days().isEmpty()) reading = reading.with(days(file, reading, wanted, given.days()));
            return wanted.numbers().isEmpty()
                    ? reading
                    : reading.with(decimals(file, reading, wanted, given.decimals()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The likeliest encoding of a file that nobody is certain of, for people to look at first. */
    static Optional<Charset> likely(Supplier<InputStream> file) {
        try (var bytes = file.get()) {
            return Encodings.judge(EncodingSample.read(bytes, null)).likely();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is known of a table by its first line, as far as nobody says otherwise. */
    private static GivenReading known(
            Supplier<InputStream> file, Charset encoding, GivenReading told, ImportColumns wanted) throws IOException {
        try (var bytes = file.get()) {
            var start = start(bytes, encoding).lines().findFirst().orElse("");
            return wanted.shipped().stream()
                    .filter(table -> table.begins(start))
                    .findFirst()
                    .map(table -> table.reading(told))
                    .orElse(told);
        }
    }

    private static Map<String, DayOrder> days(
            Supplier<InputStream> file, FileReading reading, ImportColumns wanted, @Nullable DayOrder given)
            throws IOException {
        try (var bytes = file.get();
                var rows = read(bytes, reading, wanted)) {
            return rows.columns.headers().keySet().stream().anyMatch(wanted.days()::contains)
                    ? DayOrders.of(rows, wanted, given)
                    : Map.of();
        }
    }

    private static @Nullable DecimalSign decimals(
            Supplier<InputStream> file, FileReading reading, ImportColumns wanted, @Nullable DecimalSign given)
            throws IOException {
        try (var bytes = file.get();
                var rows = read(bytes, reading, wanted.withoutDaysAndNumbers())) {
            return rows.columns.headers().keySet().stream().anyMatch(wanted.numbers()::contains)
                    ? DecimalSigns.of(rows, wanted, given)
                    : given;
        }
    }

    static CsvRows read(InputStream file, FileReading reading, ImportColumns wanted) {
        return read(file, reading, wanted, true);
    }

    /** @param complete whether a table is refused that lacks columns */
    private static CsvRows read(InputStream file, FileReading reading, ImportColumns wanted, boolean complete) {
        try {
            var limits = CsvRecordHandler.builder()
                    .maxFields(MOST_COLUMNS)
                    .maxFieldSize(LONGEST_READABLE)
                    .maxRecordSize(4 * LONGEST_READABLE)
                    .build();
            var text = FileText.read(file, reading.encoding());
            var quotes = new ClosedQuotes(
                    reading.separator() == Separators.BLANK ? new SingleBlanks(text) : text, reading.separator());
            var reader = CsvReader.builder()
                    .fieldSeparator(reading.separator())
                    .maxBufferSize(LONGEST_READABLE)
                    .allowMissingFields(true)
                    .skipEmptyLines(false) // they are counted here
                    .allowExtraFields(true)
                    .allowExtraCharsAfterClosingQuote(true)
                    .build(limits, quotes);
            return new CsvRows(reader.iterator(), quotes, reading, wanted, complete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of the first lines, as they are. */
    static List<List<String>> lines(InputStream file, FileReading reading, ImportColumns wanted, int most) {
        var lines = new ArrayList<List<String>>();
        try (var rows = read(file, reading, wanted, false)) {
            lines.add(rows.columns.written());
            for (var found = rows.nextWords(); found.isPresent() && lines.size() < most; found = rows.nextWords())
                lines.add(found.get().getFields());
        }
        return lines;
    }

    /** Rows without a word, which spreadsheets write below a table, are passed over. */
    @Override
    public Optional<ImportRow> next() {
        return nextWords().map(this::row);
    }

    @Override
    public List<ColumnUse> columns() {
        return columns.uses();
    }

    @Override
    public List<String> unclearUnits() {
        return columns.unclear();
    }

    @Override
    public List<String> unusedColumns() {
        return columns.unused();
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file in UTF-16 knows itself which half of a character comes first. */
    private static Optional<Charset> encoding(@Nullable Charset given, Encodings.Verdict verdict) {
        if (given == null || given.equals(StandardCharsets.UTF_16))
            return verdict.certain().or(() -> Optional.ofNullable(given));
        return Optional.of(given);
    }

    private static Refused unsure(List<Encodings.Candidate> candidates) {
        return Refused.unfit(
                "import.encoding-unsure",
                candidates.stream()
                        .map(candidate -> Encodings.name(candidate.encoding()) + ": " + candidate.line())
                        .collect(Collectors.joining("\n")));
    }

    private static char separator(InputStream file, Charset encoding, ImportColumns wanted) throws IOException {
        var start = start(file, encoding);
        return Separators.of(start, start.length() < LONGEST_START, wanted);
    }

    private static String start(InputStream file, Charset encoding) throws IOException {
        var start = new char[LONGEST_START];
        try (var text = FileText.read(file, encoding)) {
            var count = 0;
            for (var read = 0; read >= 0 && count < LONGEST_START; count += Math.max(0, read))
                read = text.read(start, count, LONGEST_START - count);
            return new String(start, 0, count);
        }
    }

    /** Titles may stand above the line with the names of the columns; where none of the first lines has them, the first is it. */
    private CsvRecord header(char separator) {
        var first = nextWords();
        while (first.isPresent() && Separators.isSaid(first.get().getFields(), separator)) first = nextWords();
        var passed = new ArrayList<CsvRecord>();
        for (var found = first; found.isPresent(); found = nextWords()) {
            passed.add(found.get());
            if (isHeader(found.get().getFields(), passed.size() > 1)) return found.get();
            if (passed.size() > MOST_TITLES) break;
        }
        ahead.addAll(passed.subList(Math.min(1, passed.size()), passed.size()));
        return first.orElseThrow(() -> Refused.invalid("import.empty"));
    }

    private boolean isHeader(List<String> cells, boolean belowOthers) {
        try {
            var names = new Columns(cells, wanted, reading.columns()).required();
            return wanted.all().isEmpty() || !belowOthers || names.known() >= FEWEST_KNOWN;
        } catch (Refused other) {
            return false;
        }
    }

    /** The line with the names of the columns. */
    @Override
    public long headerLine() {
        return header.getStartingLineNumber();
    }

    /** Its cells, as they are. */
    List<String> header() {
        return header.getFields();
    }

    /** The cells of the next row, as they are. */
    Optional<List<String>> nextCells() {
        return nextWords().map(CsvRecord::getFields);
    }

    private Optional<CsvRecord> nextWords() {
        for (var passed = 0; passed <= MOST_BLANK_ROWS; passed++) {
            var found = nextRecord();
            if (found.isEmpty() || !Separators.isBlank(found.get().getFields())) return found;
        }
        throw Refused.invalid("import.blank-rows", line, MOST_BLANK_ROWS);
    }

    private Optional<CsvRecord> nextRecord() {
        try {
            if (ahead.isEmpty() && !records.hasNext()) return Optional.empty();
            var found = ahead.isEmpty() ? records.next() : ahead.remove();
            line = found.getStartingLineNumber();
            return Optional.of(found);
        } catch (CsvParseException e) {
            if (e.getCause() instanceof Refused openQuote) throw openQuote;
            throw Refused.invalid("import.unreadable", line + 1, LONGEST_READABLE, MOST_COLUMNS);
        }
    }

    private ImportRow row(CsvRecord found) {
        requireOwnLines(found);
        if (found.getFieldCount() != columns.count())
            throw RowRejected.atLine(line, "import.cells", found.getFieldCount(), columns.count());
        var fields = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        fields.putAll(columns.constants());
        for (var i = 0; i < columns.count(); i++) {
            var text = cell(found.getField(i));
            if (text.length() > LONGEST_CELL)
                throw RowRejected.atLine(line, "import.cell-too-long", columns.name(i), LONGEST_CELL);
            if (text.indexOf(FileText.BROKEN) >= 0 || !CleanText.isFit(text))
                throw RowRejected.atLine(line, "import.broken-characters", columns.name(i));
            var column = columns.readAs(i);
            if (text.isEmpty() || column == null) continue;
            var meant = reading.words().meaning(column, text);
            if (meant.isEmpty() && NothingWords.sayNothing(column, text)) continue;
            var said = meant.orElse(text);
            if (!said.isEmpty()) fields.put(column, plain(i, column, said));
        }
        return ImportRow.of(line, fields, columns.headers());
    }

    private String cell(String text) {
        return columns.hasWhy() ? LeftOutFile.unguarded(text.strip()) : text.strip();
    }

    /** What cannot be read stays as it is, for its kind to refuse. */
    private String plain(int place, String column, String text) {
        if (wanted.numbers().contains(column))
            return WrittenFigure.of(text, wanted.saysNoMoney())
                    .flatMap(figure -> figure.read(reading.decimals(), columns.times(place)))
                    .orElse(text);
        if (!wanted.days().contains(column)) return text;
        return WrittenDay.read(text, reading.days().get(column))
                .map(LocalDate::toString)
                .orElse(text);
    }

    private void requireOwnLines(CsvRecord found) {
        var last = line + found.getFields().stream().mapToLong(CsvRows::breaks).sum();
        var broken = quotes.isBroken(line, last);
        if (last == line && broken) throw RowRejected.atLine(line, "import.quote-within", line);
        if (last > line && (broken || found.getFieldCount() != columns.count() || swallowed.within(found.getFields())))
            throw RowRejected.atLine(line, "import.quote-over-rows", line, last);
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
