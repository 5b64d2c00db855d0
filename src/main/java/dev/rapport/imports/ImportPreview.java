package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.nio.charset.Charset;
import java.util.List;
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
        @Nullable Refused refusal) {}
