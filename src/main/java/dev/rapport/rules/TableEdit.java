package dev.rapport.rules;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes rows of a table of rules within its text. All that is not changed stays as it is written, sign for sign. Tables
 * and rows are counted from 0.
 */
public final class TableEdit {

    private TableEdit() {}

    /** Puts other cells in place of a row's. */
    public static String set(String text, int table, int row, List<String> cells) {
        var lines = lines(text);
        var found = row(text, table, row);
        remove(lines, found);
        lines.add(at(found), written(cells, width(text, table)));
        return String.join("", lines);
    }

    /** Puts a row in before the one at that place, or behind the last one. */
    public static String add(String text, int table, int before, List<String> cells) {
        var lines = lines(text);
        lines.add(place(text, table, before), written(cells, width(text, table)));
        return String.join("", lines);
    }

    public static String remove(String text, int table, int row) {
        var lines = lines(text);
        remove(lines, row(text, table, row));
        return String.join("", lines);
    }

    /** Takes a row to another place among those of its table. */
    public static String move(String text, int table, int from, int to) {
        var lines = lines(text);
        var removed = remove(lines, row(text, table, from));
        var without = String.join("", lines);
        lines.addAll(place(without, table, to), removed);
        return String.join("", lines);
    }

    private static DecisionTable.Table table(String text, int table) {
        return DecisionTable.read(text).tables().get(table);
    }

    private static DecisionTable.Row row(String text, int table, int row) {
        return table(text, table).rows().get(row);
    }

    private static int width(String text, int table) {
        return table(text, table).width();
    }

    /** The line before which a row that comes before another is put. */
    private static int place(String text, int table, int before) {
        var rows = table(text, table).rows();
        if (before < rows.size()) return at(rows.get(before));
        if (!rows.isEmpty()) return at(rows.getLast()) + height(rows.getLast().cells());
        var heads = table(text, table).heads();
        return (int) DecisionTable.lineOf(text, table)
                + heads.stream().mapToInt(TableEdit::height).sum();
    }

    private static int at(DecisionTable.Row row) {
        return Math.toIntExact(row.line()) - 1;
    }

    /** How many lines of text the cells take up. */
    private static int height(List<String> cells) {
        return 1
                + (int) cells.stream()
                        .flatMapToInt(String::chars)
                        .filter(sign -> sign == '\n')
                        .count();
    }

    private static List<String> remove(List<String> lines, DecisionTable.Row row) {
        var part = lines.subList(at(row), at(row) + height(row.cells()));
        var removed = List.copyOf(part);
        part.clear();
        return removed;
    }

    /** With their ends; the last has one, too. */
    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        var from = 0;
        while (from < text.length()) {
            var end = text.indexOf('\n', from);
            lines.add(end < 0 ? text.substring(from) + "\n" : text.substring(from, end + 1));
            from = end < 0 ? text.length() : end + 1;
        }
        return lines;
    }

    private static String written(List<String> cells, int width) {
        var whole = new ArrayList<>(cells);
        while (whole.size() < width) whole.add("");
        var line = new StringWriter();
        try (var writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(line)) {
            writer.writeRecord(whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }
}
