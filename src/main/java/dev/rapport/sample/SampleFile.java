package dev.rapport.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** A table of the sample organisation, shipped as CSV. */
record SampleFile(List<NamedCsvRecord> rows) {

    static SampleFile read(String name) {
        try (var rows = CsvReader.builder()
                .ofNamedCsvRecord(new ClassPathResource("sample/" + name + ".csv").getInputStream())) {
            return new SampleFile(rows.stream().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static @Nullable String text(NamedCsvRecord row, String column) {
        var value = row.getField(column);
        return value.isBlank() ? null : value;
    }

    static Set<String> words(NamedCsvRecord row, String column) {
        return Arrays.stream(row.getField(column).split(";"))
                .filter(word -> !word.isBlank())
                .collect(Collectors.toUnmodifiableSet());
    }
}
