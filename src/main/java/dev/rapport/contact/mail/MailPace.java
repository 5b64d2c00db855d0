package dev.rapport.contact.mail;

import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.AccountStanding;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.platform.Phrase;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Sends by an account no more mails in an hour than its provider takes, and says how many were. */
@Component
public class MailPace implements AccountStanding {

    private final ChannelAccounts accounts;

    MailPace(ChannelAccounts accounts) {
        this.accounts = accounts;
    }

    /** Whether one more may be sent now; it is counted. */
    public boolean takeTurn(AccountSettings settings) {
        return settings.find(MailPlatform.MOST)
                .map(most -> accounts.takeTurn(settings.account(), Integer.parseInt(most)))
                .orElse(true);
    }

    @Override
    public String platform() {
        return MailPlatform.NAME;
    }

    @Override
    public List<Remark> of(UUID account) {
        return accounts.byId(account).stream()
                .flatMap(one -> Stream.ofNullable(one.settings().get(MailPlatform.MOST)))
                .map(most -> new Remark(
                        "account.mail.pace",
                        new Phrase("account.mail.paced", accounts.turnsTaken(account), most),
                        null))
                .toList();
    }
}
