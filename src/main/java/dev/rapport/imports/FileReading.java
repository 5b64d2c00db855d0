package dev.rapport.imports;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the bytes of a table become rows: its encoding, what separates its cells, what people say its columns and words are,
 * which number comes first in the days of each column, and what stands before decimals.
 *
 * @param sheet the one that is read of a workbook, whose rows left out are then written as CSV; nothing for text
 * @param headings the line in which the names of the columns stand, where somebody said it
 */
public record FileReading(
        Charset encoding,
        char separator,
        ColumnChoices columns,
        Map<String, DayOrder> days,
        @Nullable DecimalSign decimals,
        ValueWords words,
        @Nullable String sheet,
        @Nullable Integer headings) {

    FileReading(Charset encoding, char separator, ColumnChoices columns) {
        this(encoding, separator, columns, Map.of(), null, ValueWords.NONE, null, null);
    }

    FileReading with(Map<String, DayOrder> orders) {
        return new FileReading(encoding, separator, columns, orders, decimals, words, sheet, headings);
    }

    FileReading with(@Nullable DecimalSign sign) {
        return new FileReading(encoding, separator, columns, days, sign, words, sheet, headings);
    }

    FileReading with(ValueWords meanings) {
        return new FileReading(encoding, separator, columns, days, decimals, meanings, sheet, headings);
    }

    FileReading onSheet(@Nullable String name) {
        return new FileReading(encoding, separator, columns, days, decimals, words, name, headings);
    }

    FileReading headedAt(@Nullable Integer line) {
        return new FileReading(encoding, separator, columns, days, decimals, words, sheet, line);
    }

    /** The encodings that people choose from. */
    public static List<Charset> encodings() {
        return Encodings.OFFERED;
    }

    /** The name by which people know an encoding. */
    public static String name(Charset encoding) {
        return Encodings.name(encoding);
    }

    public static List<Character> separators() {
        return Separators.OFFERED;
    }
}
