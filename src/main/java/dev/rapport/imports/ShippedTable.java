package dev.rapport.imports;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table that is known by its first line, so that nobody needs to say how it is read.
 *
 * @param name by which it is asked for; people read the text {@code import.shipped.<name>}
 * @param header the first of its columns; of one that says nothing of columns, those that it is known by
 * @param columns as {@link ColumnChoices#of} reads them; those not named are read by their own names
 * @param words as {@link ValueWords#of} reads them
 */
public record ShippedTable(String name, List<String> header, char separator, String columns, String words) {

    /** One that says nothing of its columns is known wherever they stand. */
    boolean begins(String line) {
        return begins(Stream.of(line.strip()
                        .split(separator == Separators.BLANK ? "\\s+" : Pattern.quote(String.valueOf(separator))))
                .map(cell -> cell.replace("\"", "").strip())
                .toList());
    }

    boolean begins(List<String> header) {
        var cells = LeftOutFile.withoutWhy(header);
        if (columns.isEmpty()) return has(cells, this.header);
        return cells.size() >= this.header.size() && this.header.equals(cells.subList(0, this.header.size()));
    }

    /** What is known of a table by the one that fits, as far as nobody says otherwise. */
    static GivenReading known(List<ShippedTable> tables, Predicate<ShippedTable> fits, GivenReading told) {
        return tables.stream()
                .filter(fits)
                .findFirst()
                .map(table -> table.reading(told))
                .orElse(told);
    }

    /** Whether all of the names are there, in whatever order and case. */
    static boolean has(List<String> columns, List<String> names) {
        return names.stream()
                .allMatch(name -> columns.stream()
                        .anyMatch(column -> Columns.plain(column).equalsIgnoreCase(name)));
    }

    /** What people say otherwise counts. */
    GivenReading reading(GivenReading given) {
        if (given.separator() != null && given.separator() != separator) return given;
        return given.over(said());
    }

    GivenReading said() {
        return GivenReading.NOTHING
                .separatedBy(separator)
                .with(ColumnChoices.of(columns), null)
                .with(ValueWords.of(words));
    }
}
