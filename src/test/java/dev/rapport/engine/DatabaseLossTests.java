package dev.rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

class DatabaseLossTests {

    @Test
    void explainsAConnectionThatCannotBeHad() {
        var noConnection =
                new CannotGetJdbcConnectionException("away", new SQLTransientConnectionException("timed out"));
        assertThat(DatabaseLoss.explains(noConnection)).isTrue();
        assertThat(DatabaseLoss.explains(new IllegalStateException(noConnection)))
                .isTrue();
        assertThat(DatabaseLoss.explains(new CannotCreateTransactionException("away")))
                .isTrue();
    }

    @Test
    void explainsNoDefect() {
        assertThat(DatabaseLoss.explains(new DuplicateKeyException("twice"))).isFalse();
        assertThat(DatabaseLoss.explains(new NullPointerException())).isFalse();
    }
}
