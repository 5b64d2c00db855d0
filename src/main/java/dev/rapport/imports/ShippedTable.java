package dev.rapport.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table that is known by its first line, so that nobody needs to say how it is read.
 *
 * @param columns as {@link ColumnChoices#of} reads them
 */
public record ShippedTable(List<String> header, char separator, String columns) {

    boolean begins(String line) {
        var cells =
                line.strip().split(separator == Separators.BLANK ? "\\s+" : Pattern.quote(String.valueOf(separator)));
        return header.equals(List.of(cells));
    }

    /** What people say otherwise counts. */
    GivenReading reading(GivenReading given) {
        if (given.separator() != null && given.separator() != separator) return given;
        var choices = new LinkedHashMap<>(ColumnChoices.of(columns).columns());
        choices.values().removeAll(given.columns().columns().values());
        choices.putAll(given.columns().columns());
        return new GivenReading(
                given.encoding(),
                separator,
                new ColumnChoices(choices),
                given.days(),
                given.takeKnown(),
                given.addUnknown());
    }
}
