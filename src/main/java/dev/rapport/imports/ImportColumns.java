package dev.rapport.imports;

import java.util.List;

/**
 * The columns that a kind reads.
 *
 * @param required without each of which a table is refused
 * @param oneOf without all of which a table is refused
 * @param days those that hold days
 * @param numbers those that hold numbers with decimals
 * @param shipped tables that are known by their first line
 * @param words those that hold one of our words
 */
record ImportColumns(
        String kind,
        List<String> required,
        List<String> oneOf,
        List<String> all,
        List<String> days,
        List<String> numbers,
        List<ShippedTable> shipped,
        List<WordColumn> words) {

    static final ImportColumns NONE = new ImportColumns(List.of(), List.of());

    ImportColumns(String kind, List<String> required, List<String> oneOf, List<String> all, List<String> days) {
        this(kind, required, oneOf, all, days, List.of(), List.of(), List.of());
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
                kind.numberColumns(),
                kind.shipped(),
                kind.wordColumns());
    }

    /** Whether a currency beside a number says nothing that a column of its own says. */
    boolean saysNoMoney() {
        return !all.contains("currency");
    }

    /** Of a table of whose days or numbers nobody knows how they are meant. */
    ImportColumns withoutDaysAndNumbers() {
        return new ImportColumns(kind, required, oneOf, all, List.of(), List.of(), shipped, words);
    }
}
