package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens files of any kind as rows: tables with the reading that was given or found, the others as their kind does. */
final class ImportSources {

    private ImportSources() {}

    /** Empty for what is no table; such a file says itself how it is to be read, and nobody else may. */
    static @Nullable FileReading reading(ImportKind kind, Supplier<InputStream> file, GivenReading given) {
        if (kind.isTable()) return CsvRows.reading(() -> unpacked(file.get()), given, ImportColumns.of(kind));
        if (!given.equals(GivenReading.NOTHING)) throw Refused.unfit("import.no-table");
        return null;
    }

    static RowSource open(ImportKind kind, InputStream file, @Nullable FileReading reading, @Nullable String mapping) {
        if (reading == null) return kind.open(unpacked(file), mapping);
        return CsvRows.read(unpacked(file), reading, ImportColumns.of(kind));
    }

    static List<List<String>> lines(InputStream file, FileReading reading, int most) {
        return CsvRows.lines(unpacked(file), reading, most);
    }

    private static InputStream unpacked(InputStream file) {
        try {
            return PackedFile.unpack(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
