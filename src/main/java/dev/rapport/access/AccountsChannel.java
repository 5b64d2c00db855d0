package dev.rapport.access;

import dev.rapport.platform.DatabaseChannel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Lets all copies of the application know people anew when one of them changed something about them. */
@Component
class AccountsChannel implements DatabaseChannel {

    private static final String NAME = "accounts";

    private final JdbcClient jdbc;
    private final People people;

    AccountsChannel(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void tell(AccountsChanged change) {
        jdbc.sql("select pg_notify(:channel, '') is null")
                .param("channel", NAME)
                .query(Boolean.class)
                .single();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void heard(String payload) {
        people.forgetAll();
    }
}
