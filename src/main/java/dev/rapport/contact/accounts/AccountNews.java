package dev.rapport.contact.accounts;

import dev.rapport.platform.DatabaseChannel;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells this copy of the application and all others that something was changed about an account. */
@Component
class AccountNews implements DatabaseChannel {

    private static final String CHANNEL = "channel_accounts";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    AccountNews(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void tell(UUID account) {
        events.publishEvent(new AccountChanged(account));
        jdbc.sql("select pg_notify(:channel, :account) is null")
                .param("channel", CHANNEL)
                .param("account", account.toString())
                .query(Boolean.class)
                .single();
    }

    @Override
    public String name() {
        return CHANNEL;
    }

    @Override
    public void heard(String account) {
        events.publishEvent(new AccountChanged(UUID.fromString(account)));
    }
}
