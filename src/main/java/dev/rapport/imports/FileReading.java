package dev.rapport.imports;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/**
 * How the bytes of a table become rows: its encoding, what separates its cells, what people say its columns and words are,
 * and which number comes first in the days of each column.
 */
public record FileReading(
        Charset encoding, char separator, ColumnChoices columns, Map<String, DayOrder> days, ValueWords words) {

    FileReading(Charset encoding, char separator, ColumnChoices columns) {
        this(encoding, separator, columns, Map.of(), ValueWords.NONE);
    }

    FileReading with(Map<String, DayOrder> orders) {
        return new FileReading(encoding, separator, columns, orders, words);
    }

    FileReading with(ValueWords meanings) {
        return new FileReading(encoding, separator, columns, days, meanings);
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
