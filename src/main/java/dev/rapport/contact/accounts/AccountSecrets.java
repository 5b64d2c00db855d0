package dev.rapport.contact.accounts;

import dev.rapport.contact.accounts.AccountForm.Read;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Secrets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps the secrets of accounts sealed, and sees that none is missing or told to another server than it was entered for. */
@Component
class AccountSecrets {

    private final AccountRows rows;
    private final Secrets secrets;

    AccountSecrets(AccountRows rows, Secrets secrets) {
        this.rows = rows;
        this.secrets = secrets;
    }

    /** Refused, at the field, while something is missing or cannot be right. */
    void requireWhole(ChannelPlatform platform, ChannelAccount now, Read written) {
        for (var field : platform.fields()) {
            if (field.needed() && !isThere(field, now, written))
                throw Refused.invalid("accounts.needed").at(field.name());
            if (isKept(field, now, written) && isMoved(platform, field, now, written))
                throw Refused.invalid("accounts.secret-again").at(field.name());
        }
        platform.check(new AccountSettings(now.id(), all(now, written)));
    }

    private static boolean isThere(AccountField field, ChannelAccount now, Read written) {
        if (!field.isSecret()) return written.settings().containsKey(field.name());
        return isKept(field, now, written)
                || !written.secrets().getOrDefault(field.name(), "").isEmpty();
    }

    private static boolean isKept(AccountField field, ChannelAccount now, Read written) {
        return now.secrets().contains(field.name()) && !written.secrets().containsKey(field.name());
    }

    /** Whoever may not read a secret must not have it sent to a server of their own either. */
    private static boolean isMoved(ChannelPlatform platform, AccountField secret, ChannelAccount now, Read written) {
        return platform.fields().stream()
                .filter(secret::isToldTo)
                .map(AccountField::name)
                .anyMatch(name -> !Objects.equals(
                        now.settings().get(name), written.settings().get(name)));
    }

    private Map<String, String> all(ChannelAccount now, Read written) {
        var all = new HashMap<>(written.settings());
        rows.sealed(now.id()).forEach((field, kept) -> {
            if (!written.secrets().containsKey(field) && secrets.opens(kept))
                all.put(field, secrets.open(kept, ChannelAccounts.place(now.id(), field)));
        });
        written.secrets().forEach((field, secret) -> {
            if (!secret.isEmpty()) all.put(field, secret);
        });
        return all;
    }

    void keep(UUID account, Map<String, String> said) {
        said.forEach((field, secret) -> {
            if (secret.isEmpty()) rows.forget(account, field);
            else rows.seal(account, field, secrets.seal(secret, ChannelAccounts.place(account, field)));
        });
    }
}
