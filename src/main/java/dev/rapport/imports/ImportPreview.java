package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a table would be read as.
 *
 * @param reading absent when it must be asked for
 * @param lines the cells of the first lines, header first
 * @param columns what its columns would be read as
 * @param choices our columns, from which people choose
 * @param rows how many there are, as far as they were counted
 * @param more whether there are more rows than were counted
 * @param likely the encoding to offer first when it must be asked for
 * @param unknown words that are none of ours, counted in the rows that were counted
 * @param mapping the key of the saved mapping by which it is read, if one is
 * @param sheets of a workbook, those with data
 * @param headings the line in which the names of its columns stand; 0 where it was not found
 * @param refusal why it cannot be brought in like this
 */
public record ImportPreview(
        @Nullable FileReading reading,
        List<List<String>> lines,
        List<ColumnUse> columns,
        List<String> choices,
        long rows,
        boolean more,
        @Nullable Charset likely,
        List<UnknownWord> unknown,
        @Nullable String mapping,
        List<String> sheets,
        long headings,
        @Nullable Refused refusal) {

    static ImportPreview unread(@Nullable Charset likely, Refused refusal) {
        return new ImportPreview(
                null, List.of(), List.of(), List.of(), 0, false, likely, List.of(), null, List.of(), 0, refusal);
    }

    /**
     * What is worth keeping of it for the next file with these columns: what every column is, and of encoding, separator,
     * sheet and days only what somebody had to say.
     *
     * @param said by the one who looks at it
     * @param before the mapping by which it is read, if there is one
     */
    public GivenReading kept(GivenReading said, @Nullable SavedMapping before) {
        var choices = new LinkedHashMap<String, String>();
        if (reading != null)
            reading.columns().columns().forEach((header, column) -> {
                if (header.startsWith(ColumnChoices.CONSTANT)) choices.put(header, column);
            });
        for (var use : columns)
            choices.put(use.header(), Objects.requireNonNullElse(use.column(), ColumnChoices.LEFT_OUT));
        var all = before == null ? said : said.over(before.reading());
        return GivenReading.NOTHING
                .encoded(all.encoding())
                .separatedBy(all.separator())
                .with(new ColumnChoices(choices), all.days())
                .with(all.decimals())
                .with(reading == null ? ValueWords.NONE : reading.words())
                .onSheet(all.sheet());
    }

    /** Whether its cells stand between separators: neither a workbook nor cards of an address book. */
    public boolean isSeparated() {
        var isOfCards = !lines.isEmpty() && lines.getFirst().equals(CardLines.COLUMNS);
        return reading != null && reading.sheet() == null && !isOfCards;
    }

    ImportPreview by(SavedMapping saved) {
        return new ImportPreview(
                reading, lines, columns, choices, rows, more, likely, unknown, saved.key(), sheets, headings, refusal);
    }
}
