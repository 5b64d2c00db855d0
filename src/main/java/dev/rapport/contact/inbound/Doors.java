package dev.rapport.contact.inbound;

import dev.rapport.contact.accounts.AccountChanged;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.platform.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Makes the {@link Door}s of adapters that other systems call, and lets them forget accounts that change. */
@Component
public class Doors {

    private final ChannelAccounts accounts;
    private final Clock clock;
    private final List<Door<?>> doors = new CopyOnWriteArrayList<>();

    Doors(ChannelAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * To be made once, by the adapter's constructor.
     *
     * @param key what calls of an account are checked with; nothing where its settings do not do
     */
    public <K> Door<K> of(String platform, Function<AccountSettings, Optional<K>> key) {
        var door = new Door<K>(clock, accounts, id -> find(platform, id, key));
        doors.add(door);
        return door;
    }

    /** One whose secrets cannot be opened takes nothing; that it cannot stands at the account. */
    private <K> Optional<Door.Caller<K>> find(String platform, UUID id, Function<AccountSettings, Optional<K>> key) {
        try {
            return accounts.byId(id)
                    .filter(account -> account.isOn() && account.platform().equals(platform))
                    .flatMap(account -> caller(account, key));
        } catch (Refused cannotBeOpened) {
            return Optional.empty();
        }
    }

    private <K> Optional<Door.Caller<K>> caller(ChannelAccount account, Function<AccountSettings, Optional<K>> key) {
        return key.apply(accounts.settings(account.id())).map(found -> new Door.Caller<>(account, found));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(AccountChanged change) {
        doors.forEach(door -> door.forget(change.account()));
    }
}
