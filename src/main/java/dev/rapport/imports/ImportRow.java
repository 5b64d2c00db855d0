package dev.rapport.imports;

import dev.rapport.platform.CleanText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file: a line of CSV, or a case of a log.
 *
 * @param line where it starts in the file, counted from one
 * @param fields trimmed texts by column name; an empty cell is absent
 * @param content what a reader other than CSV, or the kind itself, made of it
 * @param takeKnown whether it is taken although it is here already
 * @param file name of the file, once it is known
 * @param earlier the line of the row before it in the same file that speaks of the same thing, if one does
 * @param alike how many rows before it in the same file say the very same and are yet another thing each
 * @param run the import that brings it, once it is known
 * @param addUnknown whether customers that it speaks of and that are not here are added
 * @param treatment what is done with it
 * @param saidBefore our columns of which rows before it in the same file say something of the same thing
 * @param headers what the file calls our columns
 */
public record ImportRow(
        long line,
        Map<String, String> fields,
        @Nullable Object content,
        boolean takeKnown,
        @Nullable String file,
        @Nullable Long earlier,
        int alike,
        @Nullable UUID run,
        boolean addUnknown,
        Treatment treatment,
        Set<String> saidBefore,
        Map<String, String> headers) {

    public ImportRow(long line, Map<String, String> fields, @Nullable Object content) {
        this(line, fields, content, false);
    }

    public ImportRow(long line, Map<String, String> fields, @Nullable Object content, boolean takeKnown) {
        this(line, fields, content, takeKnown, null, null);
    }

    public ImportRow(
            long line,
            Map<String, String> fields,
            @Nullable Object content,
            boolean takeKnown,
            @Nullable String file,
            @Nullable Long earlier) {
        this(line, fields, content, takeKnown, file, earlier, 0, null, false, Treatment.USUAL, Set.of(), Map.of());
    }

    /** A row of a table. */
    static ImportRow of(long line, Map<String, String> fields, Map<String, String> headers) {
        return new ImportRow(
                line, seen(fields), null, false, null, null, 0, null, false, Treatment.USUAL, Set.of(), headers);
    }

    private static Map<String, String> seen(Map<String, String> fields) {
        var seen = new LinkedHashMap<String, String>();
        fields.forEach((column, text) -> {
            var cell = CleanText.seen(text);
            if (!cell.isBlank()) seen.put(column, cell);
        });
        return seen;
    }

    ImportRow of(ImportRun run) {
        return new ImportRow(
                line,
                fields,
                content,
                run.takeKnown(),
                run.fileName(),
                null,
                0,
                run.id(),
                run.addUnknown(),
                run.treatment(),
                Set.of(),
                headers);
    }

    ImportRow of(Earlier before, int same, @Nullable Object understood) {
        return new ImportRow(
                line,
                fields,
                understood,
                takeKnown,
                file,
                before.line(),
                same,
                run,
                addUnknown,
                treatment,
                before.said(),
                headers);
    }

    /** The same, of which something was made. */
    public ImportRow understoodAs(@Nullable Object what) {
        return of(new Earlier(earlier, saidBefore), alike, what);
    }

    public @Nullable String get(String column) {
        return fields.get(column);
    }

    /** The cell's text; the row is rejected when it is empty. */
    public String required(String column) {
        var value = fields.get(column);
        if (value == null) throw new RowRejected("import.missing", header(column));
        return value;
    }

    /** What the file calls our column. */
    public String header(String column) {
        return headers.getOrDefault(column, column);
    }

    /** What rows before one in the same file say of the same thing. */
    record Earlier(@Nullable Long line, Set<String> said) {

        static final Earlier NONE = new Earlier(null, Set.of());
    }

    /** The same, treated otherwise. */
    public ImportRow treated(Treatment otherwise) {
        return new ImportRow(
                line,
                fields,
                content,
                takeKnown,
                file,
                earlier,
                alike,
                run,
                addUnknown,
                otherwise,
                saidBefore,
                headers);
    }
}
