package dev.rapport.contact.hooks;

import dev.rapport.contact.hooks.HookRows.Sealed;
import dev.rapport.contact.webhook.Signature;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Secrets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes the secrets with which is signed, and keeps them sealed. */
@Component
class HookSecrets {

    private static final Logger log = LoggerFactory.getLogger(HookSecrets.class);
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final HookRows rows;
    private final Secrets secrets;

    HookSecrets(HookRows rows, Secrets secrets) {
        this.rows = rows;
        this.secrets = secrets;
    }

    /** As the other side enters it. */
    String fresh() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    byte[] sealed(UUID hook, String secret) {
        return secrets.seal(secret, place(hook));
    }

    /** Those that sign now, the newest first. Refused in words where they cannot be opened. */
    List<byte[]> signing(UUID hook, Instant now) {
        var sealed = rows.sealed(hook, now).orElseThrow(() -> Refused.notFound("error.no-such-id", hook));
        var keys = new ArrayList<byte[]>();
        keys.add(key(hook, sealed.secret()));
        var before = sealed.before();
        if (before != null) keys.add(key(hook, before));
        return keys;
    }

    private byte[] key(UUID hook, byte[] sealed) {
        return Signature.secret(secrets.open(sealed, place(hook)))
                .orElseThrow(() -> Refused.unavailable("secrets.damaged"));
    }

    private static String place(UUID hook) {
        return "webhook " + hook;
    }

    /** With the key of today, at the start, what an earlier one sealed that is still there; then that one may go. */
    @EventListener(ApplicationReadyEvent.class)
    void sealAnew() {
        rows.sealed().stream()
                .filter(kept -> !secrets.isOfToday(kept.secret()) && secrets.opens(kept.secret()))
                .forEach(this::sealAnew);
    }

    private void sealAnew(Sealed kept) {
        try {
            rows.sealAnew(kept, anew(kept.id(), kept.secret()), before(kept));
        } catch (Refused damaged) {
            log.warn("The secret of the webhook {} cannot be opened: {}", kept.id(), damaged.key());
        }
    }

    private byte @Nullable [] before(Sealed kept) {
        var before = kept.before();
        return before == null || !secrets.opens(before) ? before : anew(kept.id(), before);
    }

    private byte[] anew(UUID hook, byte[] sealed) {
        return secrets.seal(secrets.open(sealed, place(hook)), place(hook));
    }
}
