package dev.rapport.access.login;

import dev.rapport.access.SignedIn;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

    private record Known(SignedIn user, Instant until) {}

    private final Clock clock;
    private final SecretKeySpec secret;
    private final Map<String, Known> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > REMEMBERED;
        }
    };

    KnownCredentials(Clock clock) {
        this.clock = clock;
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        secret = new SecretKeySpec(key, "HmacSHA256");
    }

    synchronized Optional<SignedIn> find(String login, String password) {
        return Optional.ofNullable(known.get(hash(login, password)))
                .filter(found -> clock.instant().isBefore(found.until))
                .map(Known::user);
    }

    synchronized void remember(String login, String password, SignedIn user) {
        known.put(hash(login, password), new Known(user, clock.instant().plus(MEMORY)));
    }

    synchronized void forgetAll() {
        known.clear();
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
