package dev.rapport.contact;

import dev.rapport.contact.accounts.AccountUse;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Word;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was written to answers: the account that heard the conversation, unless it was switched off. */
@Component
public class AnsweringAccounts implements AccountUse {

    private final ChannelAccounts accounts;
    private final JdbcClient jdbc;

    AnsweringAccounts(ChannelAccounts accounts, JdbcClient jdbc) {
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    /** The one that heard, else the first that is ready. */
    public Optional<ChannelAccount> of(Correspondent with, String platform) {
        return heard(with)
                .flatMap(accounts::byId)
                .filter(account -> account.isOn() && account.platform().equals(platform))
                .or(() -> accounts.ready(platform).stream().findFirst());
    }

    /** Where the other side of the conversation is answered, which a case was last asked about. */
    public Optional<String> handle(Correspondent with) {
        return asked(with, "handle").map(Object::toString);
    }

    /** The account that heard it, whether it still is one or not. */
    public Optional<UUID> heard(Correspondent with) {
        return asked(with, "account_id").map(UUID.class::cast);
    }

    /** Where the account that heard a conversation is switched off or cannot be used; nobody goes round it. */
    Optional<Channel> off(Correspondent with) {
        return heard(with)
                .filter(id -> accounts.byId(id).filter(accounts::isUsable).isEmpty())
                .flatMap(id -> asked(with, "channel"))
                .map(word -> Word.parse(Channel.class, word.toString()));
    }

    private Optional<Object> asked(Correspondent with, String column) {
        return jdbc.sql("""
                        select %s
                        from conversation
                        where id = %s
                        """.formatted(column, Messages.CONVERSATION))
                .param("subject", with.subject().value())
                .query((row, number) -> row.getObject(1))
                .optional();
    }

    @Override
    public boolean isUsed(UUID account) {
        return jdbc.sql("""
                        select exists (select from conversation where account_id = :account)
                            or exists (select from inbound where account_id = :account)
                            or exists (select from outgoing where account_id = :account)
                        """).param("account", account).query(Boolean.class).single();
    }
}
