package dev.rapport.imports;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind whose rows are applied many at a time, in statements that serve all of them.
 *
 * @param <T> what a row says
 */
public interface SetImportKind<T> extends TellingImportKind {

    /** Understands a row; refuses one that cannot be applied. Changes nothing. */
    T read(ImportRow row, @Nullable String mapping);

    /** What two rows must not have in common to be applied at once, such as the number that one of them would be known by. */
    Collection<?> keys(T said);

    /**
     * Applies rows inside a transaction and gives an answer for each in their order. One that it answers with a refusal has
     * no effect; after a refusal that it throws, all have none and are applied one by one.
     */
    List<RowAnswer> apply(List<T> rows);

    @Override
    default RowAnswer answer(ImportRow row, @Nullable String mapping) {
        var answer = apply(List.of(read(row, mapping))).getFirst();
        if (answer.refused() != null) throw answer.refused();
        return answer;
    }

    @Override
    default Optional<RowNote> applyTelling(ImportRow row, @Nullable String mapping) {
        return Optional.ofNullable(answer(row, mapping).note());
    }
}
