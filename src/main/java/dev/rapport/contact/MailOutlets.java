package dev.rapport.contact;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.mail.MailPace;
import dev.rapport.contact.mail.MailPlatform;
import dev.rapport.contact.mail.MailServers;
import dev.rapport.platform.EmailAddress;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * By which server a mail goes out: a letter of an account by that account; what the product itself has to say by the server that is
 * configured ({@code spring.mail.host}), or else by the account that is marked for it.
 */
@Component
class MailOutlets {

    private final ObjectProvider<JavaMailSender> configured;
    private final ChannelAccounts accounts;
    private final MailServers servers;
    private final MailPace pace;
    private final String from;

    MailOutlets(
            ObjectProvider<JavaMailSender> configured,
            ChannelAccounts accounts,
            MailServers servers,
            MailPace pace,
            @Value("${rapport.mail.from:rapport@localhost}") String from) {
        this.configured = configured;
        this.accounts = accounts;
        this.servers = servers;
        this.pace = pace;
        this.from = from;
    }

    /**
     * A server, and as whom it is written.
     *
     * @param account absent for the one that is configured
     * @param turn whether one more may be sent now, which is counted
     */
    record Sender(@Nullable UUID account, JavaMailSender server, MailWriting writing, BooleanSupplier turn) {}

    /** Address of the configured one. */
    String from() {
        return from;
    }

    /** Whether anything can go out. */
    boolean isReady() {
        return configured.getIfAvailable() != null || accounts.isConnected(MailPlatform.NAME);
    }

    /** Whether the product itself can say something. */
    boolean isReadyForItself() {
        return configured.getIfAvailable() != null || ofTheProduct().isPresent();
    }

    /**
     * Empty where there is none at present.
     *
     * @throws dev.rapport.platform.Refused in words, when its secrets cannot be opened or it stands where the house does not go
     */
    Optional<Sender> of(Letter letter) {
        var account = letter.account();
        if (account != null)
            return accounts.byId(account).filter(ChannelAccount::isOn).map(this::sender);
        var server = configured.getIfAvailable();
        return server != null
                ? Optional.of(new Sender(null, server, new MailWriting(from, ""), () -> true))
                : ofTheProduct().map(this::sender);
    }

    private Optional<ChannelAccount> ofTheProduct() {
        return accounts.ready(MailPlatform.NAME).stream()
                .filter(account -> "true".equals(account.settings().get(MailPlatform.SYSTEM)))
                .findFirst();
    }

    private Sender sender(ChannelAccount account) {
        var settings = accounts.settings(account.id());
        var address = EmailAddress.read(settings.text(MailPlatform.ADDRESS)).value();
        return new Sender(
                account.id(),
                servers.sender(settings),
                new MailWriting(address, settings.find(MailPlatform.SHOWN).orElse("")),
                () -> pace.takeTurn(settings));
    }
}
