package dev.rapport.imports.web;

import dev.rapport.imports.ColumnUse;
import dev.rapport.imports.FileReading;
import dev.rapport.imports.GivenReading;
import dev.rapport.imports.ImportPreview;
import dev.rapport.imports.UnknownWord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file would be read as.
 *
 * @param mapping the saved mapping by which it is read, its id or the name of one that ships
 * @param lines the cells of the first lines, header first
 * @param columns what each column is read as
 * @param choices what columns may be
 * @param rows how many there are, as far as they were counted
 * @param more whether there are more than were counted
 * @param sheet which sheet of a workbook is read, which has neither encoding nor separator
 * @param sheets those of the workbook with data
 * @param headings the line in which the names of the columns stand
 * @param unknown words that are none of ours; rows with them are left out until {@code words} says what they mean
 */
record PreviewAnswer(
        @Nullable String encoding,
        @Nullable String separator,
        @Nullable String mapping,
        List<List<String>> lines,
        List<ColumnUse> columns,
        List<String> choices,
        long rows,
        boolean more,
        List<UnknownWord> unknown,
        @Nullable String sheet,
        List<String> sheets,
        long headings) {

    static PreviewAnswer of(ImportPreview preview) {
        if (preview.refusal() != null) throw preview.refusal();
        var reading = preview.reading();
        var sheet = reading == null ? null : reading.sheet();
        return new PreviewAnswer(
                reading == null || sheet != null ? null : FileReading.name(reading.encoding()),
                reading == null || !preview.isSeparated() ? null : GivenReading.word(reading.separator()),
                preview.mapping(),
                preview.lines(),
                preview.columns(),
                preview.choices(),
                preview.rows(),
                preview.more(),
                preview.unknown(),
                sheet,
                preview.sheets(),
                preview.headings());
    }
}
