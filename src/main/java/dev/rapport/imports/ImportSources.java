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
        if (kind.isTable()) return Tables.reading(() -> unpacked(file.get()), given, ImportColumns.of(kind));
        if (!given.saysNothing()) throw Refused.unfit("import.no-table");
        return null;
    }

    /** The same, of a table of whose days or numbers nobody knows how they are meant. */
    static FileReading readingButDaysAndNumbers(ImportKind kind, Supplier<InputStream> file, GivenReading given) {
        return Tables.reading(
                () -> unpacked(file.get()), given, ImportColumns.of(kind).withoutDaysAndNumbers());
    }

    static RowSource open(ImportKind kind, InputStream file, @Nullable FileReading reading, @Nullable String mapping) {
        if (reading == null) return kind.open(unpacked(file), mapping);
        return Tables.read(unpacked(file), reading, ImportColumns.of(kind));
    }

    /** What the columns are read as, also when some are missing. */
    static List<ColumnUse> columns(ImportKind kind, List<String> header, FileReading reading) {
        return new Columns(header, ImportColumns.of(kind), reading.columns()).uses();
    }

    static List<List<String>> lines(ImportKind kind, InputStream file, FileReading reading, int most) {
        return Tables.first(unpacked(file), reading, ImportColumns.of(kind), most);
    }

    /** The names of those with data; none of what is no workbook. */
    static List<String> sheets(Supplier<InputStream> file) {
        try {
            return Sheets.of(() -> unpacked(file.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean hasSheet(Supplier<InputStream> file, String name) {
        try {
            return Sheets.has(() -> unpacked(file.get()), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream unpacked(InputStream file) {
        try {
            return PackedFile.unpack(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
