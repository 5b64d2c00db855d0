package dev.rapport.engine;

import dev.rapport.platform.Cursor;
import dev.rapport.platform.Refused;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of tasks ended that is sorted by due time, then by key.
 *
 * @param due as PostgreSQL reads a time; infinity for tasks that fall never due
 */
public record TaskPlace(String due, long key) {

    /** Reads what {@link #cursor} wrote; the place before all tasks where there is nothing to read. */
    public static TaskPlace after(@Nullable String cursor) {
        var place = cursor == null ? List.of("-infinity", "0") : Cursor.parse(cursor, 2);
        return new TaskPlace(dueOf(place.get(0)), keyOf(place.get(1)));
    }

    public static String cursor(@Nullable Instant due, long key) {
        return Cursor.of(due == null ? "infinity" : due, key);
    }

    private static String dueOf(String text) {
        if (text.equals("infinity") || text.equals("-infinity")) return text;
        try {
            return Instant.parse(text).toString();
        } catch (DateTimeParseException e) {
            throw Refused.invalid("error.bad-cursor");
        }
    }

    private static long keyOf(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refused.invalid("error.bad-cursor");
        }
    }
}
