package dev.rapport.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column with customers' ids, and what becomes of its rows when two customers become one.
 *
 * @param key the columns that tell one row from another
 * @param once of rows that are alike in these a customer has one; of the one that goes they are parked. Empty if it may have
 *     any number
 * @param mark a column that names the row which a second one of the same customer doubles, instead of parking it
 * @param caseColumn holds the case that a row belongs to: one that came after the merge goes where its case goes
 * @param only value of the column {@code kind} that rows with customers have
 * @param asText whether the id is kept as text
 * @param never another column with customers' ids: a row that would name the same customer in both is parked
 * @param madeAnew whether its rows say nothing of their own: those of the one that goes are gone, and are made anew
 * @param gaps columns that the row which stays takes from the one that is parked, where it says nothing itself
 */
public record CustomerTable(
        String table,
        String column,
        List<String> key,
        List<String> once,
        @Nullable String mark,
        @Nullable String caseColumn,
        @Nullable String only,
        boolean asText,
        @Nullable String never,
        boolean madeAnew,
        List<String> gaps) {

    /** Of rows that have an id. */
    public static CustomerTable of(String table, String column) {
        return new CustomerTable(
                table, column, List.of("id"), List.of(), null, null, null, false, null, false, List.of());
    }

    public CustomerTable toldApartBy(String... columns) {
        return new CustomerTable(
                table, column, List.of(columns), once, mark, caseColumn, only, asText, never, madeAnew, gaps);
    }

    public CustomerTable onceFor(String... columns) {
        return new CustomerTable(
                table, column, key, List.of(columns), mark, caseColumn, only, asText, never, madeAnew, gaps);
    }

    /** Of rows of which one is parked. */
    public CustomerTable fillingGapsOf(String... columns) {
        return new CustomerTable(
                table, column, key, once, mark, caseColumn, only, asText, never, madeAnew, List.of(columns));
    }

    public CustomerTable orElseMarkedIn(String marking) {
        return new CustomerTable(table, column, key, once, marking, caseColumn, only, asText, never, madeAnew, gaps);
    }

    public CustomerTable ofCase(String subject) {
        return new CustomerTable(table, column, key, once, mark, subject, only, asText, never, madeAnew, gaps);
    }

    public CustomerTable asTextOfKind(String kind) {
        return new CustomerTable(table, column, key, once, mark, caseColumn, kind, true, never, madeAnew, gaps);
    }

    public CustomerTable neverWith(String otherColumn) {
        return new CustomerTable(table, column, key, once, mark, caseColumn, only, asText, otherColumn, madeAnew, gaps);
    }

    /** For what is made of other rows by itself. */
    public CustomerTable thatIsMadeAnew() {
        return new CustomerTable(table, column, key, once, mark, caseColumn, only, asText, never, true, gaps);
    }
}
