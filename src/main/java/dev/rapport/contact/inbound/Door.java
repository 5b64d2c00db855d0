package dev.rapport.contact.inbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.platform.Instants;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Who may call at the address of one platform: accounts that are on, with what their calls are checked with. Both are remembered
 * for ten seconds, and so is that nobody is there.
 *
 * @param <K> what calls are checked with
 */
public final class Door<K> {

    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int MOST_ACCOUNTS = 1_000;

    /** An account that may call. */
    public record Caller<K>(ChannelAccount account, K key, AtomicBoolean isTold, AtomicBoolean isRefused) {

        Caller(ChannelAccount account, K key) {
            this(account, key, new AtomicBoolean(), new AtomicBoolean());
        }

        @Override
        public String toString() {
            return "a caller";
        }
    }

    private final Clock clock;
    private final ChannelAccounts accounts;
    private final Function<UUID, Optional<Caller<K>>> find;
    private final Cache<UUID, Optional<Caller<K>>> known = Caffeine.newBuilder()
            .maximumSize(MOST_ACCOUNTS)
            .expireAfterWrite(REMEMBERED)
            .build();

    Door(Clock clock, ChannelAccounts accounts, Function<UUID, Optional<Caller<K>>> find) {
        this.clock = clock;
        this.accounts = accounts;
        this.find = find;
    }

    public Optional<Caller<K>> caller(UUID account) {
        return known.get(account, find);
    }

    /** The same, only if the call says that it is of now; how it is signed is the adapter's to check. */
    public Optional<Caller<K>> caller(UUID account, String seconds) {
        return caller(account).filter(caller -> CallTime.isNow(seconds, clock.instant()));
    }

    /** It called as it should. Written not for each call, since that is one row that all of them would wait for. */
    public void called(Caller<K> caller) {
        if (caller.isTold().compareAndSet(false, true))
            accounts.contacted(caller.account().id(), Instants.now(clock));
    }

    /** It showed who it is, and yet what it brought cannot be read. Written for the first of them, as {@link #called} is. */
    public void refused(Caller<K> caller, Unreadable why) {
        if (caller.isRefused().compareAndSet(false, true))
            accounts.refused(
                    caller.account().id(), new Trouble("accounts.call-refused", String.valueOf(why.getMessage())));
    }

    void forget(UUID account) {
        known.invalidate(account);
    }
}
