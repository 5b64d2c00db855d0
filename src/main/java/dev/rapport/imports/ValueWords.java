package dev.rapport.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a file mean. Case, width and space around them do not matter.
 *
 * @param words what cells of our column mean, by how the file writes them; an empty text for nothing
 */
public record ValueWords(Map<String, Map<String, String>> words) {

    public static final ValueWords NONE = new ValueWords(Map.of());

    public ValueWords {
        var kept = new LinkedHashMap<String, Map<String, String>>();
        words.forEach((column, meant) -> {
            var folded = new LinkedHashMap<String, String>();
            meant.forEach((word, ours) -> folded.put(folded(word), ours.strip()));
            kept.put(column, Map.copyOf(folded));
        });
        words = Map.copyOf(kept);
    }

    /** Reads {@code tier:VIP=gold,paid:later=no}, cells of CSV; nothing behind the sign leaves the cell empty. */
    public static ValueWords of(@Nullable String text) {
        if (text == null || text.isBlank()) return NONE;
        var words = new LinkedHashMap<String, Map<String, String>>();
        try (var records = CsvReader.builder().ofCsvRecord(text)) {
            for (var line : records) for (var cell : line.getFields()) put(words, cell);
        } catch (CsvParseException | IOException e) {
            throw Refused.unfit("import.words-unclear", text);
        }
        return new ValueWords(words);
    }

    private static void put(Map<String, Map<String, String>> words, String cell) {
        var colon = cell.indexOf(':');
        var sign = cell.lastIndexOf('=');
        if (colon < 1 || sign < colon + 2) throw Refused.unfit("import.words-unclear", cell);
        var word = cell.substring(colon + 1, sign).strip();
        var column = words.computeIfAbsent(cell.substring(0, colon).strip(), first -> new LinkedHashMap<>());
        if (word.isEmpty()) throw Refused.unfit("import.words-unclear", cell);
        if (column.put(folded(word), cell.substring(sign + 1)) != null) throw Refused.unfit("import.word-twice", word);
    }

    /** As {@link #of} reads it. */
    public String text() {
        var cells = new ArrayList<String>();
        words.forEach((column, meant) -> meant.forEach((word, ours) -> cells.add(column + ":" + word + "=" + ours)));
        var text = new StringWriter();
        try (var writer = CsvWriter.builder().build(text)) {
            if (!cells.isEmpty()) writer.writeRecord(cells.stream().sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().strip();
    }

    /** These, and those of the others that these say nothing about. */
    ValueWords over(ValueWords others) {
        var all = new LinkedHashMap<String, Map<String, String>>();
        others.words.forEach((column, meant) -> all.put(column, new LinkedHashMap<>(meant)));
        words.forEach((column, meant) ->
                all.computeIfAbsent(column, first -> new LinkedHashMap<>()).putAll(meant));
        return new ValueWords(all);
    }

    /** What a cell means, when somebody said so. */
    Optional<String> meaning(String column, String cell) {
        if (words.isEmpty()) return Optional.empty();
        return Optional.ofNullable(words.get(column)).map(meant -> meant.get(folded(cell)));
    }

    /** By our own names of the columns; refuses a column that there is not, and a meaning that is none of our words. */
    ValueWords checked(List<String> columns, List<WordColumn> wordColumns) {
        var checked = new LinkedHashMap<String, Map<String, String>>();
        words.forEach((column, meant) -> {
            var ours = columns.stream()
                    .filter(column::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(() -> Refused.unfit("import.no-such-column", column, String.join(", ", columns)));
            wordColumns.stream()
                    .filter(one -> one.column().equals(ours))
                    .forEach(one -> meant.values().forEach(meaning -> require(one, meaning)));
            checked.put(ours, meant);
        });
        return new ValueWords(checked);
    }

    private static void require(WordColumn column, String meaning) {
        if (!meaning.isEmpty() && !column.isKnown().test(meaning))
            throw Refused.unfit("import.no-such-word", meaning, column.column(), String.join(", ", column.words()));
    }

    static String folded(String word) {
        return Columns.plain(Normalizer.normalize(word, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
    }
}
