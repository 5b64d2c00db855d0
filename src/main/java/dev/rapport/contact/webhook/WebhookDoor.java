package dev.rapport.contact.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rapport.contact.accounts.AccountChanged;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.inbound.CallTime;
import dev.rapport.contact.inbound.InboundBatches;
import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Takes what other systems hand in: signed with the account's secret, not older or younger than five minutes, and each id once.
 * Whatever is wrong before that is known is answered alike, so that a stranger learns nothing.
 */
@Component
public class WebhookDoor {

    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int MOST_ACCOUNTS = 1_000;
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,200}");

    /** An account that may hand in, and what it signs with. */
    private record Known(ChannelAccount account, List<byte[]> secrets, AtomicBoolean isTold) {

        Known(ChannelAccount account, List<byte[]> secrets) {
            this(account, secrets, new AtomicBoolean());
        }
    }

    private final ChannelAccounts accounts;
    private final WebhookReader reader;
    private final InboundBatches inbound;
    private final Clock clock;
    private final Cache<UUID, Optional<Known>> known = Caffeine.newBuilder()
            .maximumSize(MOST_ACCOUNTS)
            .expireAfterWrite(REMEMBERED)
            .build();

    WebhookDoor(ChannelAccounts accounts, WebhookReader reader, InboundBatches inbound, Clock clock) {
        this.accounts = accounts;
        this.reader = reader;
        this.inbound = inbound;
        this.clock = clock;
    }

    /**
     * Keeps it. False where the call is not one of the account's: nobody is told why.
     *
     * @throws dev.rapport.contact.inbound.Unreadable what is signed and yet no message, with why
     */
    @ForStrangers("other systems sign what they bring")
    public boolean brings(
            UUID id, @Nullable String call, @Nullable String seconds, @Nullable String signature, byte[] body) {
        var caller = known.get(id, this::look).orElse(null);
        if (caller == null || call == null || seconds == null || signature == null) return false;
        if (!ID.matcher(call).matches() || !CallTime.isNow(seconds, clock.instant())) return false;
        if (!Signature.fits(caller.secrets(), call, Long.parseLong(seconds), signature, body)) return false;
        var place = reader.place(reader.read(caller.account(), body));
        inbound.keep(id, place.id(), place.stream(), body);
        // not for each call: it is one row that all of them would wait for
        if (caller.isTold().compareAndSet(false, true)) accounts.contacted(id, Instants.now(clock));
        return true;
    }

    private Optional<Known> look(UUID id) {
        return accounts.byId(id)
                .filter(account -> account.isOn() && account.platform().equals(WebhookPlatform.NAME))
                .flatMap(this::opened);
    }

    /** One whose secrets cannot be opened takes nothing; that it cannot stands at the account. */
    private Optional<Known> opened(ChannelAccount account) {
        try {
            var settings = accounts.settings(account.id());
            var secrets = Stream.of(WebhookPlatform.SECRET, WebhookPlatform.OLD_SECRET)
                    .flatMap(field -> settings.find(field).stream())
                    .flatMap(secret -> Signature.secret(secret).stream())
                    .toList();
            return secrets.isEmpty() ? Optional.empty() : Optional.of(new Known(account, secrets));
        } catch (Refused cannotBeOpened) {
            return Optional.empty();
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(AccountChanged change) {
        known.invalidate(change.account());
    }
}
