package dev.rapport.rules;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables of rules as comma separated values: a line that begins with {@code RuleTable}, four lines of heads (kind, fact,
 * code, label), then a line a rule. The compiler of decision tables stops at a line without words; whatever stands
 * behind one and is no further table is refused here, so that every reader sees the same rules.
 *
 * @param above the lines before the first table
 */
public record DecisionTable(List<List<String>> above, List<Table> tables) {

    private static final String TITLE = "RuleTable";
    private static final int HEADS = 4;

    /**
     * @param title the line that begins it
     * @param heads kind, fact, code and label of the columns
     */
    public record Table(List<String> title, List<List<String>> heads, List<Row> rows) {

        /** What each column is: a name, a condition or an action. */
        public List<String> kinds() {
            return heads.getFirst();
        }

        /** What each column does, with a place for what stands in its cells. */
        public List<String> codes() {
            return heads.get(2);
        }

        public List<String> labels() {
            return heads.get(3);
        }

        /** How many columns there are, up to the first that is nothing. */
        public int width() {
            return (int) kinds().stream().takeWhile(kind -> !kind.isBlank()).count();
        }
    }

    /** @param line where the rule begins in the text, counted from 1 */
    public record Row(long line, List<String> cells) {}

    private record Line(long number, List<String> cells) {

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }

        boolean isTitle() {
            return cells.getFirst().startsWith(TITLE);
        }
    }

    /** Refuses what is no table of rules, naming the line. */
    public static DecisionTable read(String text) {
        if (text.length() > RuleText.LONGEST) throw new RuleTextRefused("rules.refused.length", RuleText.LONGEST);
        var lines = lines(text);
        var titles = new ArrayList<Integer>();
        for (var at = 0; at < lines.size(); at++) if (lines.get(at).isTitle()) titles.add(at);
        if (titles.isEmpty()) throw new RuleTextRefused("rules.refused.no-table", TITLE);
        var tables = new ArrayList<Table>();
        for (var i = 0; i < titles.size(); i++) {
            var end = i + 1 < titles.size() ? titles.get(i + 1) : lines.size();
            tables.add(table(lines.subList(titles.get(i), end)));
        }
        return new DecisionTable(
                lines.subList(0, titles.getFirst()).stream().map(Line::cells).toList(), List.copyOf(tables));
    }

    private static Table table(List<Line> lines) {
        if (lines.size() < 1 + HEADS)
            throw new RuleTextRefused("rules.refused.no-heads", lines.getFirst().number());
        var rows = new ArrayList<Row>();
        var blank = 0L;
        for (var line : lines.subList(1 + HEADS, lines.size())) {
            if (line.isBlank()) {
                if (blank == 0) blank = line.number();
            } else if (blank > 0) {
                throw new RuleTextRefused("rules.refused.behind-blank", blank, line.number());
            } else {
                rows.add(new Row(line.number(), line.cells()));
            }
        }
        return new Table(
                lines.getFirst().cells(),
                lines.subList(1, 1 + HEADS).stream().map(Line::cells).toList(),
                List.copyOf(rows));
    }

    private static List<Line> lines(String text) {
        try (var reader = CsvReader.builder()
                .skipEmptyLines(false)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text)) {
            return reader.stream().map(DecisionTable::line).toList();
        } catch (CsvParseException | UncheckedIOException e) {
            throw new RuleTextRefused("rules.refused.table", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(CsvRecord written) {
        return new Line(written.getStartingLineNumber(), written.getFields());
    }

    /** The line at which a table begins, counted from 1. */
    static long lineOf(String text, int table) {
        return lines(text).stream()
                .filter(Line::isTitle)
                .skip(table)
                .findFirst()
                .map(Line::number)
                .orElse(1L);
    }

    int rows() {
        return tables.stream().mapToInt(table -> table.rows().size()).sum();
    }
}
