package dev.rapport.imports;

import java.util.List;

/**
 * The columns that a kind reads.
 *
 * @param required without each of which a table is refused
 * @param oneOf without all of which a table is refused
 * @param days those that hold days
 * @param shipped tables that are known by their first line
 * @param words those that hold one of our words
 */
record ImportColumns(
        String kind,
        List<String> required,
        List<String> oneOf,
        List<String> all,
        List<String> days,
        List<ShippedTable> shipped,
        List<WordColumn> words) {

    static final ImportColumns NONE = new ImportColumns(List.of(), List.of());

    ImportColumns(String kind, List<String> required, List<String> oneOf, List<String> all, List<String> days) {
        this(kind, required, oneOf, all, days, List.of(), List.of());
    }

    ImportColumns(List<String> required, List<String> all) {
        this("", required, List.of(), all, List.of());
    }

    static ImportColumns of(ImportKind kind) {
        return new ImportColumns(
                kind.name(),
                kind.requiredColumns(),
                kind.oneOfColumns(),
                kind.columns(),
                kind.dayColumns(),
                kind.shipped(),
                kind.wordColumns());
    }

    /** Of a table of whose days nobody knows how they are meant. */
    ImportColumns withoutDays() {
        return new ImportColumns(kind, required, oneOf, all, List.of(), shipped, words);
    }
}
