package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opens tables, and finds how they are to be read where nobody says it. */
final class Tables {

    private static final int LONGEST_START = 1 << 15;

    private Tables() {}

    static TableRows read(InputStream file, FileReading reading, ImportColumns wanted) {
        var lines = lines(file, reading);
        try {
            return TableRows.of(lines, reading, wanted);
        } catch (RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    /** The cells of the first lines, as they are. */
    static List<List<String>> first(InputStream file, FileReading reading, ImportColumns wanted, int most) {
        try (var lines = lines(file, reading)) {
            return TableRows.first(lines, reading, wanted, most);
        }
    }

    private static TableLines lines(InputStream file, FileReading reading) {
        try {
            var sheet = reading.sheet();
            if (sheet != null) return Workbook.lines(file, sheet);
            var text = FileText.read(file, reading.encoding());
            return CardLines.isOne(text)
                    ? CardLines.read(text, reading.encoding())
                    : CsvLines.read(text, reading.separator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reading that the file asks for; refused when it cannot be told, with what it may be. */
    static FileReading reading(Supplier<InputStream> file, GivenReading told, ImportColumns wanted) {
        try {
            if (Workbook.isOne(file)) return sheetReading(file, told, wanted);
            if (told.sheet() != null) throw Refused.unfit("import.no-sheets");
            return textReading(file, told, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileReading textReading(Supplier<InputStream> file, GivenReading told, ImportColumns wanted)
            throws IOException {
        try (var bytes = file.get();
                var again = file.get()) {
            var sample = EncodingSample.read(bytes, told.encoding());
            if (told.encoding() != null) Encodings.requireNoContradiction(sample, told.encoding());
            var verdict = Encodings.judge(sample);
            var encoding = encoding(told.encoding(), verdict);
            if (encoding.isEmpty()) throw unsure(verdict.candidates());
            var given =
                    wanted.shipped().isEmpty() || told.asAnyOther() ? told : known(file, encoding.get(), told, wanted);
            var separator = given.separator();
            var reading = new FileReading(
                            encoding.get(),
                            separator == null ? separator(again, encoding.get(), wanted) : separator,
                            given.columns())
                    .headedAt(told.headings());
            return whole(file, reading, given, wanted);
        }
    }

    /** A workbook says itself how it is to be read, but for which of its sheets is meant. */
    private static FileReading sheetReading(Supplier<InputStream> file, GivenReading told, ImportColumns wanted)
            throws IOException {
        var sheet = Sheets.chosen(file, told, wanted);
        var plain = new FileReading(StandardCharsets.UTF_8, ',', ColumnChoices.NONE)
                .onSheet(sheet)
                .headedAt(told.headings());
        var given = told;
        if (!wanted.shipped().isEmpty() && !told.asAnyOther()) {
            var header = first(file.get(), plain, wanted, 1).getFirst();
            given = ShippedTable.known(wanted.shipped(), table -> table.begins(header), told);
        }
        var reading = new FileReading(plain.encoding(), plain.separator(), given.columns())
                .onSheet(sheet)
                .headedAt(told.headings());
        return whole(file, reading, given, wanted);
    }

    private static FileReading whole(
            Supplier<InputStream> file, FileReading start, GivenReading given, ImportColumns wanted) {
        var reading = start.with(given.words().checked(wanted.all(), wanted.words()));
        if (!wanted.days().isEmpty()) reading = reading.with(days(file, reading, wanted, given.days()));
        return wanted.numbers().isEmpty() ? reading : reading.with(decimals(file, reading, wanted, given.decimals()));
    }

    /** The likeliest encoding of a file that nobody is certain of, for people to look at first. */
    static Optional<Charset> likely(Supplier<InputStream> file) {
        try (var bytes = file.get()) {
            return Encodings.judge(EncodingSample.read(bytes, null)).likely();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is known of a table by its first line, as far as nobody says otherwise. */
    private static GivenReading known(
            Supplier<InputStream> file, Charset encoding, GivenReading told, ImportColumns wanted) throws IOException {
        try (var bytes = file.get()) {
            var start = start(bytes, encoding).lines().findFirst().orElse("");
            return ShippedTable.known(wanted.shipped(), table -> table.begins(start), told);
        }
    }

    private static Map<String, DayOrder> days(
            Supplier<InputStream> file, FileReading reading, ImportColumns wanted, @Nullable DayOrder given) {
        try (var rows = read(file.get(), reading, wanted)) {
            return rows.hasAnyOf(wanted.days()) ? DayOrders.of(rows, wanted, given) : Map.of();
        }
    }

    private static @Nullable DecimalSign decimals(
            Supplier<InputStream> file, FileReading reading, ImportColumns wanted, @Nullable DecimalSign given) {
        try (var lines = lines(file.get(), reading)) {
            var rows = TableRows.withoutExact(
                    lines, reading, wanted.withoutDaysAndNumbers(), Set.copyOf(wanted.numbers()));
            return rows.hasAnyOf(wanted.numbers()) ? DecimalSigns.of(rows, wanted, given) : given;
        }
    }

    /** A file in UTF-16 knows itself which half of a character comes first. */
    private static Optional<Charset> encoding(@Nullable Charset given, Encodings.Verdict verdict) {
        if (given == null || given.equals(StandardCharsets.UTF_16))
            return verdict.certain().or(() -> Optional.ofNullable(given));
        return Optional.of(given);
    }

    private static Refused unsure(List<Encodings.Candidate> candidates) {
        return Refused.unfit(
                "import.encoding-unsure",
                candidates.stream()
                        .map(candidate -> Encodings.name(candidate.encoding()) + ": " + candidate.line())
                        .collect(Collectors.joining("\n")));
    }

    private static char separator(InputStream file, Charset encoding, ImportColumns wanted) throws IOException {
        var start = start(file, encoding);
        if (CardLines.isOne(start)) return ',';
        return Separators.of(start, start.length() < LONGEST_START, wanted);
    }

    private static String start(InputStream file, Charset encoding) throws IOException {
        var start = new char[LONGEST_START];
        try (var text = FileText.read(file, encoding)) {
            var count = 0;
            for (var read = 0; read >= 0 && count < LONGEST_START; count += Math.max(0, read))
                read = text.read(start, count, LONGEST_START - count);
            return new String(start, 0, count);
        }
    }
}
