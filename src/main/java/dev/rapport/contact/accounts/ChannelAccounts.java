package dev.rapport.contact.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rapport.contact.Trouble;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** For adapters: which accounts there are, what is known of them, and how they stand. */
@Component
public class ChannelAccounts {

    private final Cache<String, List<ChannelAccount>> connected =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(2)).build();
    private final AccountRows rows;
    private final Secrets secrets;
    private final Clock clock;

    ChannelAccounts(AccountRows rows, Secrets secrets, Clock clock) {
        this.rows = rows;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Those that are on and whose secrets can be opened, in the order in which they were connected. */
    public List<ChannelAccount> ready(String platform) {
        return rows.on(platform).stream().filter(this::isReadable).toList();
    }

    /** Whether there is one of these; a few seconds late, since it is asked for every page. */
    public boolean isConnected(String platform) {
        return !connected(platform).isEmpty();
    }

    /** Those that are ready; a few seconds late, since it is asked for every page. */
    public List<ChannelAccount> connected(String platform) {
        return connected.get(platform, this::ready);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(AccountChanged change) {
        connected.invalidateAll();
    }

    /** What all accounts say in a field. */
    public List<String> values(String field) {
        return rows.values(field);
    }

    public Optional<ChannelAccount> byId(UUID id) {
        return rows.find(id);
    }

    /** Refused in words when the secrets cannot be opened, or there is no such account. */
    public AccountSettings settings(UUID id) {
        var account = rows.find(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
        var values = new HashMap<>(account.settings());
        rows.sealed(id).forEach((field, kept) -> values.put(field, secrets.open(kept, place(id, field))));
        return new AccountSettings(id, values);
    }

    /** The other side answered as it should: what troubled the account is over, unless that was {@link #notSent}. */
    @Transactional
    public void contacted(UUID id, Instant at) {
        rows.contacted(id, at, true, false);
    }

    /** What keeps it from working is shown where accounts are connected until {@link #contacted}. */
    @Transactional
    public void troubled(UUID id, Trouble trouble) {
        rows.troubled(id, trouble, false, clock.instant());
    }

    /** Something that it brought could not be taken; it does not work until the other side brings something that can. */
    @Transactional
    public void refused(UUID id, Trouble why) {
        rows.refused(id, why, clock.instant());
        rows.troubled(id, why, false, clock.instant());
    }

    /** The other side takes what we send. */
    @Transactional
    public void sent(UUID id) {
        rows.contacted(id, clock.instant(), false, true);
    }

    /** What keeps anything from being sent by it is shown until {@link #sent}. */
    @Transactional
    public void notSent(UUID id, Trouble trouble) {
        rows.troubled(id, trouble, true, clock.instant());
    }

    /** Whether one more may be sent now, where only so many may be in an hour; then it is counted, whatever becomes of it. */
    @Transactional
    public boolean takeTurn(UUID id, int mostAnHour) {
        return rows.takeTurn(id, mostAnHour, clock.instant());
    }

    /** How many turns were taken since the hour began. */
    public int turnsTaken(UUID id) {
        return rows.turnsTaken(id, clock.instant());
    }

    @Transactional
    void tested(UUID id) {
        rows.contacted(id, clock.instant(), true, true);
    }

    /** The same of what was refused, with what the other side said as its first argument. */
    @Transactional
    public void troubled(UUID id, Refused why) {
        var arguments = why.arguments();
        troubled(id, new Trouble(why.key(), arguments.length == 0 ? "" : String.valueOf(arguments[0])));
    }

    /** What keeps it from working, if only that its secrets cannot be opened. */
    ChannelAccount asItStands(ChannelAccount account) {
        return isReadable(account) ? account : account.troubled(Trouble.of(secrets.trouble()));
    }

    /** Whether it is on and its secrets can be opened. */
    public boolean isUsable(ChannelAccount account) {
        return account.isOn() && isReadable(account);
    }

    private boolean isReadable(ChannelAccount account) {
        return account.secrets().isEmpty()
                || rows.sealed(account.id()).values().stream().allMatch(secrets::opens);
    }

    static String place(UUID account, String field) {
        return "channel-account " + account + " " + field;
    }
}
