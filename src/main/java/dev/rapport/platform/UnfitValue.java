package dev.rapport.platform;

import java.sql.SQLException;

/** A value that the database cannot keep, such as a number or day out of all bounds, and that nobody refused before. */
public final class UnfitValue {

    /** PostgreSQL's class of data exceptions. */
    private static final String DATA_EXCEPTION = "22";

    private UnfitValue() {}

    /** Whether the failure comes from such a value. */
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException said
                    && said.getSQLState() != null
                    && said.getSQLState().startsWith(DATA_EXCEPTION)) return true;
        return false;
    }
}
