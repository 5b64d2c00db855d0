package dev.rapport.imports;

import dev.rapport.imports.TableLines.Line;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of a table with a header line. Columns that the kind does not read are left out of the rows. */
final class TableRows implements RowSource {

    static final int MOST_COLUMNS = 1_000;
    static final int LONGEST_CELL = 100_000;

    private static final int MOST_TITLES = 20;
    private static final int FEWEST_KNOWN = 2;

    /** As many as the longest sheet of a spreadsheet has. */
    private static final int MOST_BLANK_ROWS = 1 << 20;

    /** What spreadsheets show where they could not compute; {@code #N/A} says that there is nothing. */
    private static final Set<String> NOT_COMPUTED = Set.of(
            "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!");

    private final TableLines lines;
    private final Line header;
    private final Columns columns;
    private final ImportColumns wanted;
    private final FileReading reading;
    private final Set<String> unlessExact;
    private final Deque<Line> ahead = new ArrayDeque<>();
    private long line;

    private TableRows(
            TableLines lines, FileReading reading, ImportColumns wanted, boolean complete, Set<String> unlessExact) {
        this.lines = lines;
        this.wanted = wanted;
        this.reading = reading;
        this.unlessExact = unlessExact;
        var said = reading.headings();
        this.header = said == null ? header(reading.separator()) : headerAt(said);
        this.columns = complete
                ? new Columns(header.cells(), wanted, reading.columns()).required()
                : new Columns(header.cells(), ImportColumns.NONE, ColumnChoices.NONE);
    }

    static TableRows of(TableLines lines, FileReading reading, ImportColumns wanted) {
        return new TableRows(lines, reading, wanted, true, Set.of());
    }

    /** The same, without the numbers of these columns that are certain by themselves. */
    static TableRows withoutExact(TableLines lines, FileReading reading, ImportColumns wanted, Set<String> columns) {
        return new TableRows(lines, reading, wanted, true, columns);
    }

    /** The cells of the first lines, as they are, also of a table that lacks columns. */
    static List<List<String>> first(TableLines lines, FileReading reading, ImportColumns wanted, int most) {
        var rows = new TableRows(lines, reading, wanted, false, Set.of());
        var first = new ArrayList<List<String>>(List.of(rows.columns.written()));
        while (first.size() < most) {
            var found = rows.nextCells();
            if (found.isEmpty()) break;
            first.add(found.get());
        }
        return first;
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
    public OptionalDouble share() {
        return lines.share();
    }

    @Override
    public void close() {
        lines.close();
    }

    /** Titles may stand above the line with the names of the columns; where none of the first lines has them, the first is it. */
    private Line header(char separator) {
        var first = nextWords();
        while (first.isPresent() && Separators.isSaid(first.get().cells(), separator)) first = nextWords();
        var passed = new ArrayList<Line>();
        for (var found = first; found.isPresent(); found = nextWords()) {
            passed.add(found.get());
            if (isHeader(found.get().cells(), passed.size() > 1)) return found.get();
            if (passed.size() > MOST_TITLES) break;
        }
        ahead.addAll(passed.subList(Math.min(1, passed.size()), passed.size()));
        return first.orElseThrow(() -> Refused.invalid("import.empty"));
    }

    private Line headerAt(int number) {
        for (var found = nextWords(); found.isPresent() && found.get().number() <= number; found = nextWords())
            if (found.get().number() == number) return found.get();
        throw Refused.unfit("import.no-headings", number);
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
        return header.number();
    }

    /** Its cells, as they are. */
    List<String> header() {
        return header.cells();
    }

    /** Whether one of these columns is there. */
    boolean hasAnyOf(List<String> ours) {
        return columns.headers().keySet().stream().anyMatch(ours::contains);
    }

    /** Whether enough columns are known to say that this is the table that is looked for. */
    boolean isKnown() {
        return columns.known() >= FEWEST_KNOWN;
    }

    /** The cells of the next row, as they are. */
    Optional<List<String>> nextCells() {
        return nextWords().map(this::filled).map(Line::cells);
    }

    private Line filled(Line found) {
        return lines.isRagged() ? found.filled(columns.count()) : found;
    }

    private Optional<Line> nextWords() {
        for (var passed = 0; passed <= MOST_BLANK_ROWS; passed++) {
            var found = ahead.isEmpty() ? lines.next() : Optional.of(ahead.remove());
            found.ifPresent(next -> line = next.number());
            if (found.isEmpty() || !Separators.isBlank(found.get().cells())) return found;
        }
        throw Refused.invalid("import.blank-rows", line, MOST_BLANK_ROWS);
    }

    private ImportRow row(Line written) {
        lines.requireWhole(written, header.cells());
        var found = filled(written);
        if (found.cells().size() != columns.count())
            throw RowRejected.atLine(line, "import.cells", found.cells().size(), columns.count());
        var fields = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        fields.putAll(columns.constants());
        for (var i = 0; i < columns.count(); i++) {
            var text = cell(found.cells().get(i));
            if (text.length() > LONGEST_CELL)
                throw RowRejected.atLine(line, "import.cell-too-long", columns.name(i), LONGEST_CELL);
            if (text.indexOf(FileText.BROKEN) >= 0 || !CleanText.isFit(text))
                throw RowRejected.atLine(line, "import.broken-characters", columns.name(i));
            var column = columns.readAs(i);
            if (text.isEmpty() || column == null) continue;
            var meant = reading.words().meaning(column, text);
            if (meant.isEmpty() && NothingWords.sayNothing(column, text)) continue;
            if (found.exact().get(i) && unlessExact.contains(column)) continue;
            var said = meant.orElse(text);
            requireComputed(column, said, i);
            if (!said.isEmpty())
                fields.put(column, plain(i, column, said, found.exact().get(i)));
        }
        return ImportRow.of(line, fields, columns.headers());
    }

    private String cell(String text) {
        return columns.hasWhy() ? LeftOutFile.unguarded(text.strip()) : text.strip();
    }

    /** Numbers and days that are none are told by their kind. */
    private void requireComputed(String column, String text, int place) {
        if (!wanted.numbers().contains(column) && !wanted.days().contains(column) && NOT_COMPUTED.contains(text))
            throw RowRejected.atLine(line, "import.not-computed", text, columns.name(place));
    }

    /** What cannot be read stays as it is, for its kind to refuse. */
    private String plain(int place, String column, String text, boolean exact) {
        if (wanted.numbers().contains(column))
            return WrittenFigure.of(text, wanted.saysNoMoney())
                    .flatMap(
                            figure -> figure.read(exact ? DecimalSign.POINT : reading.decimals(), columns.times(place)))
                    .orElse(text);
        if (!wanted.days().contains(column)) return text;
        @Nullable DayOrder order = reading.days().get(column);
        return WrittenDay.read(text, order).map(LocalDate::toString).orElse(text);
    }
}
