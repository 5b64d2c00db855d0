package dev.rapport.rules;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Rows of a shipped table that kinds of cases bring along: {@code rules/<module>/<book>/<kind>.csv} on the class path. The
 * first line names columns of the table by their labels; each further line is a rule, whose first condition must be the
 * kind itself. So they can neither take cases of other kinds nor, being behind the table's own rows, come before them.
 */
final class KindRows {

    private static final String SUFFIX = ".csv";

    private final DecisionTable.Table table;
    private final List<String> labels;
    private final Set<String> names = new HashSet<>();

    private KindRows(DecisionTable.Table table) {
        this.table = table;
        this.labels = table.labels();
        table.rows().forEach(row -> names.add(row.cells().getFirst()));
    }

    /**
     * The table with the rows of all kinds, in the order of their names; the same text when there are none.
     *
     * @param path of the table, without its suffix
     */
    static String addedTo(String text, String path) {
        var files = files(path);
        return files.isEmpty() ? text : addedTo(text, files);
    }

    static String addedTo(String text, List<Resource> files) {
        var tables = DecisionTable.read(text).tables();
        if (tables.size() != 1) throw new IllegalStateException("only to a single table can kinds add rows");
        var rows = new KindRows(tables.getFirst());
        var written = new StringWriter().append(text);
        if (!text.endsWith("\n")) written.append('\n');
        try (var writer = CsvWriter.builder().build(written)) {
            for (var file : files) rows.of(file).forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.toString();
    }

    private static List<Resource> files(String path) {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources("classpath*:" + path + "/*" + SUFFIX);
            return Arrays.stream(found)
                    .sorted(Comparator.comparing(KindRows::kind))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kind(Resource file) {
        var name = Objects.requireNonNull(file.getFilename());
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private List<List<String>> of(Resource file) {
        try (var reader = CsvReader.builder().ofCsvRecord(file.getContentAsString(StandardCharsets.UTF_8))) {
            var lines = reader.stream().map(CsvRecord::getFields).toList();
            var columns = lines.getFirst();
            for (var column : columns)
                if (!labels.contains(column)) throw refused(file, "the table has no column " + column);
            return lines.subList(1, lines.size()).stream()
                    .map(line -> row(file, columns, line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> row(Resource file, List<String> columns, List<String> line) {
        var cells = labels.stream()
                .map(columns::indexOf)
                .map(at -> at < 0 || at >= line.size() ? "" : line.get(at))
                .toList();
        var name = cells.getFirst();
        if (!names.add(name)) throw refused(file, "there is another rule called " + name);
        var subject = table.kinds().indexOf("CONDITION");
        if (!cells.get(subject).equals(kind(file)))
            throw refused(file, "%s is for %s, not for %s".formatted(name, cells.get(subject), kind(file)));
        return cells;
    }

    private static IllegalStateException refused(Resource file, String why) {
        return new IllegalStateException(file.getDescription() + ": " + why);
    }
}
