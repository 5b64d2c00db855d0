package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a table would be read as.
 *
 * @param reading absent when it must be asked for
 * @param lines the cells of the first lines, header first
 * @param unused columns that would not be used
 * @param refusal why it cannot be brought in like this
 */
public record ImportPreview(
        @Nullable FileReading reading,
        List<List<String>> lines,
        List<String> unused,
        @Nullable Refused refusal) {}
