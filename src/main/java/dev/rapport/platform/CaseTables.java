package dev.rapport.platform;

import java.util.List;

/**
 * Where a module keeps something under the ids of cases, and what becomes of it when cases go on which nobody worked: a
 * bean of the module. Rows go in the order in which they are listed.
 */
public record CaseTables(List<Rows> rows) {

    public CaseTables(Rows... rows) {
        this(List.of(rows));
    }

    public enum Way {
        /** By them somebody worked on the case, which stays. */
        HOLD,

        /** They go with it. */
        GO,

        /** They stay, since nothing is ever taken away there or the engine keeps them. */
        STAY
    }

    /**
     * @param column that holds the case's id
     * @param only which of them, in SQL; {@code :cases} are all that may go
     */
    public record Rows(String table, String column, Way way, String only) {}

    public static Rows holding(String table, String column) {
        return holding(table, column, "true");
    }

    public static Rows holding(String table, String column, String only) {
        return new Rows(table, column, Way.HOLD, only);
    }

    public static Rows going(String table, String column) {
        return new Rows(table, column, Way.GO, "true");
    }

    public static Rows staying(String table, String column) {
        return new Rows(table, column, Way.STAY, "true");
    }
}
