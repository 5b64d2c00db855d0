package dev.rapport.contact.accounts;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.Refused;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Tries whether an account works, outside of any transaction: the other side may be slow. */
@ForRoles(Role.ADMIN)
@Service
public class AccountTrial {

    private static final Logger log = LoggerFactory.getLogger(AccountTrial.class);

    private final ChannelAccounts accounts;
    private final ChannelPlatforms platforms;

    AccountTrial(ChannelAccounts accounts, ChannelPlatforms platforms) {
        this.accounts = accounts;
        this.platforms = platforms;
    }

    /** Refused in words where it does not; either is shown at the account from then on. */
    public void run(UUID id) {
        var account = accounts.byId(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
        try {
            speak(platforms.get(account.platform()), accounts.settings(id));
        } catch (Refused refused) {
            accounts.troubled(id, refused);
            throw refused;
        }
        accounts.tested(id);
    }

    private static void speak(ChannelPlatform platform, AccountSettings settings) {
        try {
            platform.test(settings);
        } catch (Refused refused) {
            throw refused;
        } catch (RuntimeException e) {
            log.warn("The test of a {} account ended unexpectedly", platform.name(), e);
            throw Refused.unavailable("accounts.test-failed", String.valueOf(e.getMessage()));
        }
    }
}
