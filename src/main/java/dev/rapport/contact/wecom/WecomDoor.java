package dev.rapport.contact.wecom;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rapport.contact.accounts.AccountChanged;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.inbound.CallTime;
import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Takes the platform's calls: signed and sealed for the account, not older or younger than five minutes. A call only says that
 * something came, so that one that comes again has us look once more and find nothing.
 */
@Component
public class WecomDoor {

    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int MOST_ACCOUNTS = 1_000;
    private static final int LONGEST = 200;
    private static final Pattern DESK = Pattern.compile("[\\x21-\\x7E]{1,128}");

    /** What stands in the address of a call. */
    public record Signed(String signature, String time, String nonce) {}

    private final ChannelAccounts accounts;
    private final DeskRows desks;
    private final DeskWatch watch;
    private final Clock clock;
    private final Cache<UUID, Optional<CallbackSeal>> known = Caffeine.newBuilder()
            .maximumSize(MOST_ACCOUNTS)
            .expireAfterWrite(REMEMBERED)
            .build();

    WecomDoor(ChannelAccounts accounts, DeskRows desks, DeskWatch watch, Clock clock) {
        this.accounts = accounts;
        this.desks = desks;
        this.watch = watch;
        this.clock = clock;
    }

    /** What the platform sealed to see whether we can open it. */
    @ForStrangers("the platform signs and seals what it asks")
    public Optional<String> echo(UUID account, Signed signed, String sealed) {
        return opened(account, signed, sealed).map(text -> new String(text, StandardCharsets.UTF_8));
    }

    /** False where it is no call of the account's: nobody is told why. */
    @ForStrangers("the platform signs and seals what it brings")
    public boolean brings(UUID account, Signed signed, byte[] body) {
        if (seal(account).isEmpty()) return false;
        var told = CallbackXml.read(body)
                .flatMap(outer -> Optional.ofNullable(outer.get("Encrypt")))
                .flatMap(text -> opened(account, signed, text))
                .flatMap(CallbackXml::read);
        if (told.isEmpty()) return false;
        var xml = told.get();
        var desk = xml.getOrDefault("OpenKfId", "");
        if (!"kf_msg_or_event".equals(xml.get("Event")) || !DESK.matcher(desk).matches()) return true;
        var token = xml.getOrDefault("Token", "");
        desks.called(account, desk, token.length() <= LONGEST ? token : "", clock.instant());
        watch.wake();
        return true;
    }

    private Optional<byte[]> opened(UUID account, Signed signed, String text) {
        return seal(account)
                .filter(seal ->
                        signed.nonce().length() <= LONGEST && signed.signature().length() <= LONGEST)
                .filter(seal -> CallTime.isNow(signed.time(), clock.instant()))
                .filter(seal -> seal.isSigned(signed.signature(), signed.time(), signed.nonce(), text))
                .flatMap(seal -> seal.open(text));
    }

    private Optional<CallbackSeal> seal(UUID account) {
        return known.get(account, this::look);
    }

    /** One whose secrets cannot be opened takes nothing; that it cannot stands at the account. */
    private Optional<CallbackSeal> look(UUID id) {
        try {
            return accounts.byId(id)
                    .filter(account -> account.isOn() && account.platform().equals(WecomPlatform.NAME))
                    .flatMap(account -> WecomPlatform.seal(accounts.settings(account.id())));
        } catch (Refused cannotBeOpened) {
            return Optional.empty();
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(AccountChanged change) {
        known.invalidate(change.account());
    }
}
