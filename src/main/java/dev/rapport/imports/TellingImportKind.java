package dev.rapport.imports;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kind whose rows may leave something for people to look at. */
public interface TellingImportKind extends ImportKind {

    /** Applies one row as {@link ImportKind#apply} does; what it gives is kept with the row's line. */
    Optional<RowNote> applyTelling(ImportRow row, @Nullable String mapping);

    /** The key of notes about what is not here yet, which may come later in the same file. */
    default @Nullable String awaiting() {
        return null;
    }

    /** Whether what such a note speaks of is here by now. */
    default boolean hasCome(List<Object> arguments) {
        return false;
    }

    /** What rows have in common that speak of what such a note awaits, as {@link #identity} says it. */
    default @Nullable Object awaited(List<Object> arguments) {
        return null;
    }

    @Override
    default RowAnswer answer(ImportRow row, @Nullable String mapping) {
        return RowAnswer.in(applyTelling(row, mapping));
    }

    @Override
    default void apply(ImportRow row, @Nullable String mapping) {
        applyTelling(row, mapping);
    }
}
