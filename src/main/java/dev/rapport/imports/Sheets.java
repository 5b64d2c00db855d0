package dev.rapport.imports;

import dev.rapport.imports.Workbook.Sheet;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Which sheet of a workbook is read: the one that is asked for, else the first with the columns, else the first with data. */
final class Sheets {

    private Sheets() {}

    /** The names of those with data; none of what is no workbook. */
    static List<String> of(Supplier<InputStream> file) throws IOException {
        if (!Workbook.isOne(file)) return List.of();
        try (var workbook = Workbook.open(file.get())) {
            return withData(workbook);
        }
    }

    static boolean has(Supplier<InputStream> file, String name) throws IOException {
        if (!Workbook.isOne(file)) return false;
        try (var workbook = Workbook.open(file.get())) {
            return found(workbook, name).isPresent();
        }
    }

    static String chosen(Supplier<InputStream> file, GivenReading told, ImportColumns wanted) throws IOException {
        try (var workbook = Workbook.open(file.get())) {
            var asked = told.sheet();
            if (asked != null) return named(workbook, asked);
            var sheets = withData(workbook);
            if (sheets.isEmpty()) throw Refused.invalid("import.empty");
            if (sheets.size() == 1) return sheets.getFirst();
            return sheets.stream()
                    .filter(sheet -> fits(workbook, sheet, told, wanted))
                    .findFirst()
                    .orElseGet(sheets::getFirst);
        }
    }

    private static List<String> withData(Workbook workbook) {
        return workbook.sheets().stream()
                .filter(sheet -> !sheet.hidden())
                .map(Sheet::name)
                .filter(sheet -> hasData(workbook, sheet))
                .toList();
    }

    private static String named(Workbook workbook, String asked) {
        return found(workbook, asked)
                .orElseThrow(() -> Refused.unfit(
                        "import.no-such-sheet",
                        asked,
                        String.join(
                                ", ",
                                workbook.sheets().stream().map(Sheet::name).toList())));
    }

    private static Optional<String> found(Workbook workbook, String asked) {
        return workbook.sheets().stream()
                .map(Sheet::name)
                .filter(name -> name.strip().equalsIgnoreCase(asked.strip()))
                .findFirst();
    }

    private static boolean hasData(Workbook workbook, String sheet) {
        try (var lines = workbook.lines(sheet)) {
            for (var line = lines.next(); line.isPresent(); line = lines.next())
                if (!Separators.isBlank(line.get().cells())) return true;
            return false;
        }
    }

    private static boolean fits(Workbook workbook, String sheet, GivenReading told, ImportColumns wanted) {
        var reading = new FileReading(StandardCharsets.UTF_8, ',', told.columns())
                .onSheet(sheet)
                .headedAt(told.headings());
        try (var lines = workbook.lines(sheet)) {
            return TableRows.of(lines, reading, wanted).isKnown();
        } catch (Refused other) {
            return false;
        }
    }
}
