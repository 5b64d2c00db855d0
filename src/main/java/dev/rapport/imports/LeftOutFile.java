package dev.rapport.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rows of a table that were left out, as they were, with the reason in a first column: to be mended and brought in
 * again, which passes over that column. What a spreadsheet would compute stands behind an apostrophe, which goes again.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP on CSV injection</a>
 */
public final class LeftOutFile {

    private static final String WHY = "Why left out (Rapport)";
    private static final String WHY_IN_CHINESE = "未导入的原因（Rapport）";
    private static final Pattern COMPUTED = Pattern.compile("'*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);
    private static final Pattern GUARDED = Pattern.compile("'+[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);
    private static final String NAME_ENDS = "(?i)(\\.gz|\\.csv|\\.txt|\\.tsv|\\.xlsx|\\.xlsm|\\.vcf)+$";

    /** @param row its place in the file, counted from one below the header */
    record LeftOut(long row, Function<Locale, String> why) {}

    private final String name;
    private final FileReading reading;
    private final Supplier<TableRows> rows;
    private final Iterator<LeftOut> leftOut;
    private final Locale locale;

    LeftOutFile(
            String fileName, FileReading reading, Supplier<TableRows> rows, Iterator<LeftOut> leftOut, Locale locale) {
        this.name = fileName.replaceAll(NAME_ENDS, "") + "-left-out.csv";
        this.reading = reading;
        this.rows = rows;
        this.leftOut = leftOut;
        this.locale = locale;
    }

    public String name() {
        return name;
    }

    public String contentType() {
        return "text/csv; charset=" + reading.encoding().name().toLowerCase(Locale.ROOT);
    }

    /** Writes it as the file was written: in its encoding, with its separator. */
    public void write(OutputStream out) throws IOException {
        var text = new OutputStreamWriter(out, reading.encoding());
        if (needsMark(reading.encoding())) text.write('\uFEFF');
        try (var from = rows.get();
                var csv = CsvWriter.builder()
                        .fieldSeparator(reading.separator())
                        .lineDelimiter(LineDelimiter.CRLF)
                        .build(text)) {
            write(from, csv);
        }
    }

    private void write(TableRows from, CsvWriter csv) {
        var again = !from.header().isEmpty() && isWhy(from.header().getFirst());
        csv.writeRecord(row(spoken(LeftOutFile::why), from.header(), again));
        var at = 0L;
        while (leftOut.hasNext()) {
            var next = leftOut.next();
            var cells = Optional.<List<String>>empty();
            for (; at < next.row(); at++) {
                cells = next(from);
                if (cells.isEmpty()) return;
            }
            if (cells.isPresent()) csv.writeRecord(row(spoken(next.why()), cells.get(), again));
        }
    }

    /** Nothing stands behind what could not be read any further. */
    private static Optional<List<String>> next(TableRows from) {
        try {
            return from.nextCells();
        } catch (Refused unreadable) {
            return Optional.empty();
        }
    }

    private static List<String> row(String why, List<String> cells, boolean again) {
        var row = new ArrayList<>(List.of(guarded(why)));
        cells.stream().skip(again ? 1 : 0).forEach(cell -> row.add(again ? cell : guarded(cell)));
        return row;
    }

    /** In the reader's language, as far as the file has signs for it. */
    private String spoken(Function<Locale, String> text) {
        var said = text.apply(locale);
        return reading.encoding().newEncoder().canEncode(said) ? said : text.apply(Locale.ENGLISH);
    }

    private static String why(Locale locale) {
        return locale.getLanguage().equals("zh") ? WHY_IN_CHINESE : WHY;
    }

    private static boolean needsMark(Charset encoding) {
        return encoding.name().equals("UTF-8")
                || encoding.name().startsWith("UTF-16") && !encoding.name().equals("UTF-16");
    }

    static boolean isWhy(String header) {
        var plain = Columns.plain(header);
        return Stream.of(WHY, WHY_IN_CHINESE).anyMatch(plain::equalsIgnoreCase);
    }

    static List<String> withoutWhy(List<String> header) {
        return !header.isEmpty() && isWhy(header.getFirst()) ? header.subList(1, header.size()) : header;
    }

    static String guarded(String cell) {
        return COMPUTED.matcher(cell).matches() ? "'" + cell : cell;
    }

    /** Takes back what {@link #guarded} did. */
    static String unguarded(String cell) {
        return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    /** The pages of something one after another. */
    static <T> Stream<T> all(Function<Optional<T>, List<T>> page) {
        return Stream.iterate(
                        page.apply(Optional.empty()),
                        found -> !found.isEmpty(),
                        found -> page.apply(Optional.of(found.getLast())))
                .flatMap(List::stream);
    }
}
