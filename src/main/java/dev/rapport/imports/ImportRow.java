package dev.rapport.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file: a line of CSV, or a case of a log.
 *
 * @param line where it starts in the file, counted from one
 * @param fields trimmed texts by column name; an empty cell is absent
 * @param content what a reader other than CSV made of it
 * @param takeKnown whether it is taken although it is here already
 * @param file name of the file, once it is known
 * @param earlier the line of the row before it in the same file that speaks of the same thing, if one does
 */
public record ImportRow(
        long line,
        Map<String, String> fields,
        @Nullable Object content,
        boolean takeKnown,
        @Nullable String file,
        @Nullable Long earlier) {

    public ImportRow(long line, Map<String, String> fields, @Nullable Object content) {
        this(line, fields, content, false);
    }

    public ImportRow(long line, Map<String, String> fields, @Nullable Object content, boolean takeKnown) {
        this(line, fields, content, takeKnown, null, null);
    }

    ImportRow of(String name, boolean taken, @Nullable Long before) {
        return new ImportRow(line, fields, content, taken, name, before);
    }

    public @Nullable String get(String column) {
        return fields.get(column);
    }

    /** The cell's text; the row is rejected when it is empty. */
    public String required(String column) {
        var value = fields.get(column);
        if (value == null) throw new RowRejected("import.missing", column);
        return value;
    }
}
