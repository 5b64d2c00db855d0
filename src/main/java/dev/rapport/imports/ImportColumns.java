package dev.rapport.imports;

import java.util.List;

/** The columns that a kind reads, and those of them without which a table is refused. */
record ImportColumns(List<String> required, List<String> all) {

    static final ImportColumns NONE = new ImportColumns(List.of(), List.of());

    static ImportColumns of(ImportKind kind) {
        return new ImportColumns(kind.requiredColumns(), kind.columns());
    }
}
