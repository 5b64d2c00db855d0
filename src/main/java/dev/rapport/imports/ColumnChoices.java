package dev.rapport.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people say the columns of a table are.
 *
 * @param columns our column by the header in the file, or by {@link #CONSTANT} and what holds for all rows; {@link
 *     #LEFT_OUT} for one that is not to be used
 */
public record ColumnChoices(Map<String, String> columns) {

    public static final String LEFT_OUT = "-";
    public static final String CONSTANT = "=";
    public static final ColumnChoices NONE = new ColumnChoices(Map.of());

    public ColumnChoices {
        columns = Map.copyOf(columns);
    }

    /** Reads {@code phone:Phone Number,-:Notes}, cells of CSV in which a header with a comma stands in quotes. */
    public static ColumnChoices of(@Nullable String text) {
        if (text == null || text.isBlank()) return NONE;
        var columns = new LinkedHashMap<String, String>();
        try (var records = CsvReader.builder().ofCsvRecord(text)) {
            for (var line : records) for (var cell : line.getFields()) put(columns, cell);
        } catch (CsvParseException | IOException e) {
            throw Refused.unfit("import.columns-unclear", text);
        }
        return new ColumnChoices(columns);
    }

    /** As {@link #of} reads it. */
    public String text() {
        var text = new StringWriter();
        try (var writer = CsvWriter.builder().build(text)) {
            writer.writeRecord(columns.entrySet().stream()
                    .map(choice -> choice.getValue() + ":" + choice.getKey())
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().strip();
    }

    /** Both; of a column that both speak of, what these say. */
    public ColumnChoices and(ColumnChoices others) {
        var all = new LinkedHashMap<>(others.columns);
        all.putAll(columns);
        return new ColumnChoices(all);
    }

    private static void put(Map<String, String> columns, String cell) {
        var colon = cell.indexOf(':');
        if (colon < 1) throw Refused.unfit("import.columns-unclear", cell);
        var header = Columns.plain(cell.substring(colon + 1));
        if (columns.put(header, cell.substring(0, colon).strip()) != null)
            throw Refused.unfit("import.columns-twice", header);
    }
}
