package dev.rapport.contact.site;

import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What browsers bring back as it was given to them: since when, and for what. Sealed, so that nobody makes or changes one. */
@Component
class SiteTokens {

    private static final int LONGEST = 500;

    /** @param what it stands for, in words of whoever made it */
    record Token(Instant at, String what) {

        Duration age(Instant now) {
            return Duration.between(at, now);
        }

        @Override
        public String toString() {
            return "a token of " + at;
        }
    }

    private final Secrets secrets;
    private final Clock clock;

    SiteTokens(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Of now. */
    String make(String kind, UUID account, String what) {
        return made(kind, account, new Token(Instants.now(clock), what));
    }

    String made(String kind, UUID account, Token token) {
        var sealed = secrets.seal(token.at().toEpochMilli() + " " + token.what(), place(kind, account));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** Nothing of what was never given for this, or to another account. */
    Optional<Token> read(String kind, UUID account, @Nullable String written) {
        if (written == null || written.length() > LONGEST) return Optional.empty();
        try {
            var opened = secrets.open(Base64.getUrlDecoder().decode(written), place(kind, account));
            var end = opened.indexOf(' ');
            return Optional.of(
                    new Token(Instant.ofEpochMilli(Long.parseLong(opened, 0, end, 10)), opened.substring(end + 1)));
        } catch (Refused | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String place(String kind, UUID account) {
        return "site " + kind + " " + account;
    }
}
