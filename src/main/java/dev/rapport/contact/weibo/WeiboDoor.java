package dev.rapport.contact.weibo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rapport.contact.inbound.Door;
import dev.rapport.contact.inbound.Door.Caller;
import dev.rapport.contact.inbound.Doors;
import dev.rapport.contact.inbound.InboundBatches;
import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.contact.sealed.SortedHash;
import dev.rapport.platform.ForStrangers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes Weibo's calls: signed with the secret of the app, not older or younger than five minutes. What Weibo signs is the time and a
 * word of its own and not what it brings, so that one signature brings one thing only.
 */
@Component
public class WeiboDoor {

    private static final int LONGEST = 200;
    private static final int MOST_REMEMBERED = 100_000;

    /** Longer than a signature holds. */
    private static final Duration REMEMBERED = Duration.ofMinutes(11);

    /** Of milliseconds, which Weibo writes at times, the seconds. */
    private static final int SECONDS = 10;

    private static final int MILLIS = 13;

    /** What stands in the address of a call. */
    public record Signed(String signature, String time, String nonce) {}

    private final WeiboReader reader;
    private final InboundBatches inbound;
    private final Door<String> door;
    private final Cache<String, String> brought = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    WeiboDoor(Doors doors, WeiboReader reader, InboundBatches inbound) {
        this.reader = reader;
        this.inbound = inbound;
        door = doors.of(WeiboPlatform.NAME, settings -> settings.find(WeiboPlatform.SECRET));
    }

    /** What Weibo wants to hear to see that the address is ours. */
    @ForStrangers("the platform signs what it asks")
    public Optional<String> echo(UUID account, Signed signed, String echo) {
        return echo.length() > LONGEST
                ? Optional.empty()
                : caller(account, signed).map(caller -> echo);
    }

    /**
     * Keeps it. False where it is no call of the account's: nobody is told why.
     *
     * @throws dev.rapport.platform.Refused where too much comes at once
     */
    @ForStrangers("the platform signs what it brings")
    public boolean brings(UUID account, Signed signed, byte[] body) {
        var caller = caller(account, signed);
        if (caller.isEmpty() || !isFirst(account, signed, body)) return false;
        try {
            var place = reader.place(caller.get().account(), body);
            inbound.keep(account, place.id(), place.stream(), body);
        } catch (Unreadable nothingOfOurs) {
            return false;
        }
        door.called(caller.get());
        return true;
    }

    private Optional<Caller<String>> caller(UUID account, Signed signed) {
        if (signed.nonce().length() > LONGEST || signed.signature().length() > LONGEST) return Optional.empty();
        var seconds = signed.time().length() == MILLIS ? signed.time().substring(0, SECONDS) : signed.time();
        return door.caller(account, seconds)
                .filter(caller -> SortedHash.is(signed.signature(), caller.key(), signed.time(), signed.nonce()));
    }

    /** Whether nothing else came by the same signature; the same may come again. */
    private boolean isFirst(UUID account, Signed signed, byte[] body) {
        var what = SortedHash.hex(body);
        return brought.get(account + " " + signed.signature(), unknown -> what).equals(what);
    }
}
