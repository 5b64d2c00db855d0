package dev.rapport.contact.groups;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.platform.ForEverybody;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What people call the account that tells of a group. */
@Component
public class ToldBy {

    private final ChannelAccounts accounts;

    ToldBy(ChannelAccounts accounts) {
        this.accounts = accounts;
    }

    @ForEverybody("tells only what an account is called")
    public Optional<String> name(UUID account) {
        return accounts.byId(account).map(ChannelAccount::name);
    }
}
