package dev.rapport.engine;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells failures that the database being away explains from all others. */
public final class DatabaseLoss {

    private DatabaseLoss() {}

    /** Whether somewhere behind the failure a connection could not be had or broke. */
    public static boolean explains(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException) return true;
        return false;
    }
}
