package dev.rapport.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table that say something of a customer, and what becomes of them when the customer is erased.
 *
 * @param condition in SQL; {@code :customers} are the customer's ids, those of earlier merges too, {@code :cases} those of
 *     the customer's cases, {@code :erasure} the request that asks for it, {@code :pattern} a regular expression that finds
 *     what the customer is known by, {@code :bytes} the same as it may stand in files
 * @param blanks of rows that stay: what their columns are from then on, as {@code column = value} in SQL; {@code :mark}
 *     says that something was here, {@code :called} names somebody without a name, {@code :now} is the time. Empty where a
 *     function of the database does it, since the application may not
 * @param function that one: takes the request that asks for it, gives how many rows it changed
 * @param why of rows that are kept
 */
public record ErasedRows(
        String table,
        Way way,
        String condition,
        List<String> blanks,
        @Nullable String function,
        Why why) {

    /** What stands where words were that a column must have. */
    public static final String MARK = "[erased · 已删除]";

    public enum Way {
        DELETED,
        BLANKED,
        KEPT
    }

    /** Why rows are kept as they are. */
    public enum Why {
        /** They are not kept. */
        GONE,

        /** Amounts and dates of purchases, which the law wants kept. */
        AMOUNTS,

        /** How promises were kept: numbers, times and words of closed lists, which are proved to be as they were. */
        CLOCKS,

        /** Ids, states and times alone. */
        NO_WORDS,

        /** That a no was said. */
        SAID_NO,

        /** The engine's own records: ids and what it branches on; they go when they are old. */
        ENGINE
    }

    public static ErasedRows deleted(String table, String condition) {
        return new ErasedRows(table, Way.DELETED, condition, List.of(), null, Why.GONE);
    }

    public static ErasedRows blanked(String table, String condition, String... blanks) {
        return new ErasedRows(table, Way.BLANKED, condition, List.of(blanks), null, Why.GONE);
    }

    public static ErasedRows blankedBy(String function, String table, String condition) {
        return new ErasedRows(table, Way.BLANKED, condition, List.of(), function, Why.GONE);
    }

    public static ErasedRows kept(String table, String condition, Why why) {
        return new ErasedRows(table, Way.KEPT, condition, List.of(), null, why);
    }

    /** Whether they are found by what the customer is known by, instead of by ids. */
    public boolean areFoundByWords() {
        return condition.contains(":pattern") || condition.contains(":bytes");
    }
}
