package dev.rapport.contact.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * How often strangers may call within ten minutes, from one address and at one account altogether. Each copy of the application
 * counts for itself, and only so many addresses.
 */
@Component
class SitePace {

    private static final Duration WHILE = Duration.ofMinutes(10);
    private static final int MOST_COUNTED = 50_000;

    /** Of an address of the sixth version, whoever has one has a whole net of them. */
    private static final int OF_A_NET = 8;

    private static final int OF_THE_FOURTH = 4;

    /** @param all at one account by everybody */
    enum Kind {
        LOOK(300, 20_000),
        WRITE(30, 600),
        CHAT(120, 10_000),
        /** How many begin to chat. */
        BEGIN(20, 1_000),
        ASK(1_200, 200_000);

        private final int one;
        private final int all;

        Kind(int one, int all) {
            this.one = one;
            this.all = all;
        }
    }

    private final Cache<String, AtomicInteger> counted = Caffeine.newBuilder()
            .maximumSize(MOST_COUNTED)
            .expireAfterWrite(WHILE)
            .build();

    /** Whether one more may be taken, which is counted. */
    boolean takes(Kind kind, UUID account, String address) {
        return counts(kind + " " + account + " " + net(address), kind.one) && counts(kind + " " + account, kind.all);
    }

    private boolean counts(String what, int most) {
        return counted.get(what, none -> new AtomicInteger()).incrementAndGet() <= most;
    }

    private static String net(String address) {
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes.length == OF_THE_FOURTH ? bytes : Arrays.copyOf(bytes, OF_A_NET));
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
