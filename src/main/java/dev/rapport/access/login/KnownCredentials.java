package dev.rapport.access.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rapport.access.SignedIn;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Passwords found right a moment ago, under a hash keyed with a secret of this process, so that API clients that send
 * theirs with every request do not pay for bcrypt each time. A changed password stays valid for a minute at most.
 */
@Component
class KnownCredentials {

    private static final Duration MEMORY = Duration.ofMinutes(1);
    private static final int REMEMBERED = 2_000;

    private final SecretKeySpec secret;
    private final Cache<String, SignedIn> known;

    KnownCredentials(Clock clock) {
        known = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(MEMORY)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        secret = new SecretKeySpec(key, "HmacSHA256");
    }

    Optional<SignedIn> find(String login, String password) {
        return Optional.ofNullable(known.getIfPresent(hash(login, password)));
    }

    void remember(String login, String password, SignedIn user) {
        known.put(hash(login, password), user);
    }

    void forgetAll() {
        known.invalidateAll();
    }

    private String hash(String login, String password) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            mac.update(login.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
