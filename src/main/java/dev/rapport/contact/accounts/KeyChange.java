package dev.rapport.contact.accounts;

import dev.rapport.platform.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Seals with the key of today, at the start, what an earlier one sealed that is still there; then that one may go. */
@Component
class KeyChange {

    private static final Logger log = LoggerFactory.getLogger(KeyChange.class);

    private final AccountRows rows;
    private final Secrets secrets;

    KeyChange(AccountRows rows, Secrets secrets) {
        this.rows = rows;
        this.secrets = secrets;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sealAnew() {
        var before = rows.sealed().stream()
                .filter(kept -> secrets.opens(kept.bytes()) && !secrets.isOfToday(kept.bytes()))
                .toList();
        for (var kept : before) {
            var place = ChannelAccounts.place(kept.account(), kept.field());
            rows.sealAnew(kept, secrets.seal(secrets.open(kept.bytes(), place), place));
        }
        if (!before.isEmpty()) log.info("{} secrets of channel accounts are sealed with the new key", before.size());
    }
}
