package dev.rapport.contact.mail;

import static dev.rapport.contact.accounts.AccountField.needed;
import static dev.rapport.contact.accounts.AccountField.optional;

import dev.rapport.contact.accounts.AccountField;
import dev.rapport.contact.accounts.AccountField.Kind;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.ChannelPlatform;
import dev.rapport.platform.Channel;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A mailbox: read by IMAP, written from by SMTP. */
@Component
public class MailPlatform implements ChannelPlatform {

    public static final String NAME = "mail";

    /** What others write to, and see as the sender. */
    public static final String ADDRESS = "address";

    public static final String SHOWN = "shown";
    public static final String IMAP = "imap";
    public static final String SMTP = "smtp";

    /** After {@link #IMAP} or {@link #SMTP}. */
    public static final String HOST = "-host";

    public static final String PORT = "-port";
    public static final String SECURITY = "-security";
    public static final String USER = "-user";
    public static final String PASSWORD = "-password";
    public static final String FOLDER = "imap-folder";

    /** How many mails may be sent in an hour; without end where it is not said. */
    public static final String MOST = "smtp-most";

    /** Whether what the product itself has to say goes out by it. */
    public static final String SYSTEM = "system";

    static final String TLS = "tls";
    static final String STARTTLS = "starttls";

    /** Only to servers inside the house. */
    static final String PLAIN = "plain";

    private static final List<AccountField> FIELDS = List.of(
            needed(ADDRESS, Kind.TEXT),
            optional(SHOWN, Kind.TEXT),
            needed(IMAP + HOST, Kind.ADDRESS),
            needed(IMAP + PORT, Kind.NUMBER).usually("993").leading(),
            AccountField.choice(IMAP + SECURITY, List.of(TLS, STARTTLS, PLAIN)).leading(),
            needed(IMAP + USER, Kind.TEXT),
            needed(IMAP + PASSWORD, Kind.SECRET),
            needed(FOLDER, Kind.TEXT).usually("INBOX"),
            needed(SMTP + HOST, Kind.ADDRESS),
            needed(SMTP + PORT, Kind.NUMBER).usually("465").leading(),
            AccountField.choice(SMTP + SECURITY, List.of(TLS, STARTTLS, PLAIN)).leading(),
            optional(SMTP + USER, Kind.TEXT),
            optional(SMTP + PASSWORD, Kind.SECRET),
            optional(MOST, Kind.NUMBER),
            optional(SYSTEM, Kind.FLAG));

    private final MailServers servers;

    MailPlatform(MailServers servers) {
        this.servers = servers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.EMAIL);
    }

    @Override
    public List<AccountField> fields() {
        return FIELDS;
    }

    @Override
    public void check(AccountSettings settings) {
        if (EmailAddress.parse(settings.text(ADDRESS)).isEmpty())
            throw Refused.invalid("account.mail.bad-address").at(ADDRESS);
        for (var protocol : List.of(IMAP, SMTP)) servers.check(settings, protocol);
        if (settings.find(MOST).filter(most -> Integer.parseInt(most) == 0).isPresent())
            throw Refused.invalid("account.mail.none-an-hour").at(MOST);
        if (settings.find(SMTP + USER).isPresent()
                && settings.find(SMTP + PASSWORD).isEmpty())
            throw Refused.invalid("accounts.needed").at(SMTP + PASSWORD);
    }

    /** Logs in to both servers and opens the folder. */
    @Override
    public void test(AccountSettings settings) {
        servers.requireFolder(settings);
        servers.requireSending(settings);
    }
}
