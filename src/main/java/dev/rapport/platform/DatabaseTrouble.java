package dev.rapport.platform;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What is the matter with the database when a failure is not the fault of whoever asked. */
public enum DatabaseTrouble {
    /** A connection could not be had or broke. */
    AWAY,
    /** It answers, but all connections were in use for too long. */
    BUSY,
    /** Its disk has no room. */
    FULL,
    /** Two wanted the same at once, each what the other had first, or one for too long; one of them was let go. */
    AT_ONCE;

    /** Of PostgreSQL, in the class of insufficient resources. */
    private static final String DISK_FULL = "53100";

    /** Of PostgreSQL: a lock was waited for as long as it may be. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** The trouble somewhere behind the failure; empty for a defect. */
    public static Optional<DatabaseTrouble> behind(Throwable failure) {
        var isLoss = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said && DISK_FULL.equals(said.getSQLState())) return Optional.of(FULL);
            if (cause instanceof SQLException said && LOCK_NOT_AVAILABLE.equals(said.getSQLState()))
                return Optional.of(AT_ONCE);
            // a pool that gave up on a database that is away says what the last attempt came to
            if (cause instanceof SQLTransientConnectionException && cause.getCause() == null) return Optional.of(BUSY);
            if (cause instanceof PessimisticLockingFailureException) return Optional.of(AT_ONCE);
            isLoss |= cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException;
        }
        return isLoss ? Optional.of(AWAY) : Optional.empty();
    }
}
