package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads files as an import would, and keeps nothing. */
final class ImportPreviews {

    private static final int LINES_SHOWN = 6;
    private static final List<String> SHOWN = List.of("import.days", "import.decimals", "import.columns-missing");
    private static final int MOST_COUNTED = 100_000;

    ImportPreview of(ImportKind kind, Supplier<InputStream> file, GivenReading given) {
        FileReading reading;
        try {
            reading = ImportSources.reading(kind, file, given);
        } catch (Refused e) {
            return unread(kind, file, given, e);
        }
        return shown(kind, file, reading, null);
    }

    /** What is not certain is shown as it likely is; only where nothing is likely, there is nothing to show. */
    private static ImportPreview unread(
            ImportKind kind, Supplier<InputStream> file, GivenReading given, Refused refusal) {
        if (refusal.key().equals("import.encoding-unsure")) {
            var likely = Tables.likely(() -> ImportSources.unpacked(file.get())).orElse(null);
            return ImportPreview.unread(likely, refusal);
        }
        if (SHOWN.stream().noneMatch(refusal.key()::startsWith)) return ImportPreview.unread(null, refusal);
        return shown(kind, file, ImportSources.readingButDaysAndNumbers(kind, file, given), refusal);
    }

    private static ImportPreview shown(
            ImportKind kind, Supplier<InputStream> file, @Nullable FileReading reading, @Nullable Refused refusal) {
        var lines = List.<List<String>>of();
        var columns = List.<ColumnUse>of();
        var sheets = List.<String>of();
        try {
            if (reading != null && reading.sheet() != null) sheets = ImportSources.sheets(file);
            if (reading != null) {
                lines = ImportSources.lines(kind, file.get(), reading, LINES_SHOWN);
                columns = ImportSources.columns(kind, lines.getFirst(), reading);
            }
            try (var rows = ImportSources.open(kind, file.get(), reading, null)) {
                var words = new UnknownWords(reading == null ? List.of() : kind.wordColumns());
                var count = count(rows, words);
                return new ImportPreview(
                        reading,
                        lines,
                        columns,
                        kind.columns(),
                        Math.min(count, MOST_COUNTED),
                        count > MOST_COUNTED,
                        encoding(reading),
                        words.found(),
                        null,
                        sheets,
                        rows.headerLine(),
                        refusal);
            }
        } catch (Refused e) {
            return new ImportPreview(
                    reading,
                    lines,
                    columns,
                    kind.columns(),
                    0,
                    false,
                    encoding(reading),
                    List.of(),
                    null,
                    sheets,
                    0,
                    e);
        }
    }

    private static @Nullable Charset encoding(@Nullable FileReading reading) {
        return reading == null ? null : reading.encoding();
    }

    private static long count(RowSource rows, UnknownWords words) {
        for (var count = 0L; ; count++) {
            try {
                if (count > MOST_COUNTED) return count;
                var row = rows.next();
                if (row.isEmpty()) return count;
                words.see(row.get());
            } catch (RowRejected e) {
                // a row, though one that will be left out
            }
        }
    }
}
