package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

class DatabaseTroubleTests {

    @Test
    void aConnectionThatCannotBeHadBecauseNobodyAnswersIsADatabaseThatIsAway() {
        var refused = new SQLTransientConnectionException("timed out", new SQLException("refused", "08001"));
        var noConnection = new CannotGetJdbcConnectionException("away", refused);
        assertThat(DatabaseTrouble.behind(noConnection)).contains(DatabaseTrouble.AWAY);
        assertThat(DatabaseTrouble.behind(new IllegalStateException(noConnection)))
                .contains(DatabaseTrouble.AWAY);
        assertThat(DatabaseTrouble.behind(new CannotCreateTransactionException("away")))
                .contains(DatabaseTrouble.AWAY);
    }

    @Test
    void aPoolWithoutAFreeConnectionIsBusyAndNotAway() {
        var busy = new SQLTransientConnectionException("Connection is not available (active=30)");
        assertThat(DatabaseTrouble.behind(new CannotCreateTransactionException("busy", busy)))
                .contains(DatabaseTrouble.BUSY);
    }

    @Test
    void aFullDiskIsCalledThat() {
        var full = new SQLException("could not extend file", "53100");
        assertThat(DatabaseTrouble.behind(new DataAccessResourceFailureException("no room", full)))
                .contains(DatabaseTrouble.FULL);
    }

    @Test
    void aDefectIsNoTroubleOfTheDatabase() {
        assertThat(DatabaseTrouble.behind(new DuplicateKeyException("twice"))).isEmpty();
        assertThat(DatabaseTrouble.behind(new NullPointerException())).isEmpty();
    }

    @Test
    void whatSomebodyHoldsForTooLongIsWantedAtOnce() {
        var held = new SQLException("canceling statement due to lock timeout", "55P03");
        assertThat(DatabaseTrouble.behind(new UncategorizedSQLException("lock", "select", held)))
                .contains(DatabaseTrouble.AT_ONCE);
    }
}
