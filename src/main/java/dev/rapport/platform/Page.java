package dev.rapport.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, and the cursor of the next.
 *
 * @param next to be given as {@code after}; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Makes a page of rows that were read one more than asked for, the surplus one telling that there is a next page. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursorOf) {
        if (rows.size() <= limit) return new Page<>(List.copyOf(rows), null);
        var items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, cursorOf.apply(items.getLast()));
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }
}
