package dev.rapport.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds what separates the cells of a table by reading its start with each candidate, quotes and all. */
final class Separators {

    static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');

    /** Any number of blanks; only for tables of which that is known, since it stands within words. */
    static final char BLANK = ' ';

    static final List<Character> OFFERED = List.of(',', ';', '\t', '|', BLANK);

    private static final int MOST_ROWS = 20;

    private Separators() {}

    /** How well a separator fits: known columns found, then how many rows have all columns, then how many columns. */
    private record Fit(char separator, long known, double even, int columns) {

        static final Comparator<Fit> WORST_FIRST = Comparator.comparingLong(Fit::known)
                .thenComparingDouble(Fit::even)
                .thenComparingInt(Fit::columns);
    }

    /** @param start the first characters of the file, without its byte order mark */
    static char of(String start, boolean whole, ImportColumns wanted) {
        var said = said(start);
        if (said != 0) return said;
        return CANDIDATES.stream()
                .map(separator -> fit(separator, start, whole, wanted))
                .max(Fit.WORST_FIRST.thenComparing(fit -> -CANDIDATES.indexOf(fit.separator())))
                .map(Fit::separator)
                .orElse(',');
    }

    /** Whether it is the line by which spreadsheets say their separator, as in {@code sep=;}. */
    static boolean isSaid(List<String> cells, char separator) {
        var line = String.join(String.valueOf(separator), cells).stripLeading();
        return line.length() >= 5
                && line.regionMatches(true, 0, "sep=", 0, 4)
                && line.substring(5).isBlank();
    }

    private static char said(String start) {
        var line = start.lines()
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("")
                .replace("\"", "");
        var bare = line.stripLeading();
        if (bare.length() < 5 || !bare.regionMatches(true, 0, "sep=", 0, 4)) return 0;
        return CANDIDATES.contains(bare.charAt(4)) ? bare.charAt(4) : 0;
    }

    private static Fit fit(char separator, String start, boolean whole, ImportColumns wanted) {
        var rows = rows(separator, start);
        if (!whole && rows.size() > 1) rows.removeLast();
        if (rows.isEmpty()) return new Fit(separator, 0, 0, 0);
        var header =
                rows.stream().filter(row -> known(row, wanted) > 1).findFirst().orElse(rows.getFirst());
        var even = rows.stream().filter(row -> row.size() == header.size()).count() / (double) rows.size();
        return new Fit(separator, known(header, wanted), header.size() == 1 ? 0 : even, header.size());
    }

    private static long known(List<String> header, ImportColumns wanted) {
        return new Columns(header, wanted, ColumnChoices.NONE).known();
    }

    private static List<List<String>> rows(char separator, String start) {
        var rows = new ArrayList<List<String>>();
        var reader = CsvReader.builder()
                .fieldSeparator(separator)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .allowExtraCharsAfterClosingQuote(true);
        try (var records = reader.ofCsvRecord(start)) {
            for (var found : records) {
                if (!isBlank(found.getFields())) rows.add(found.getFields());
                if (rows.size() == MOST_ROWS) break;
            }
        } catch (CsvParseException e) {
            // what came before it is enough to judge by
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    static boolean isBlank(List<String> cells) {
        return cells.stream().allMatch(String::isBlank);
    }
}
