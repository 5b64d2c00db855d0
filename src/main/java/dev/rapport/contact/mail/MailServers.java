package dev.rapport.contact.mail;

import static dev.rapport.contact.mail.MailPlatform.FOLDER;
import static dev.rapport.contact.mail.MailPlatform.HOST;
import static dev.rapport.contact.mail.MailPlatform.IMAP;
import static dev.rapport.contact.mail.MailPlatform.PASSWORD;
import static dev.rapport.contact.mail.MailPlatform.PORT;
import static dev.rapport.contact.mail.MailPlatform.SECURITY;
import static dev.rapport.contact.mail.MailPlatform.SMTP;
import static dev.rapport.contact.mail.MailPlatform.USER;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.platform.OutsideHosts;
import dev.rapport.platform.OutsideHosts.NotOutside;
import dev.rapport.platform.Refused;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.net.UnknownHostException;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Connects to the servers of mail accounts: only where the house goes ({@link OutsideHosts}), encrypted, with the server's name checked. */
@Component
public class MailServers {

    private static final int PATIENCE = 10_000;
    private static final int LAST_PORT = 65_535;

    private final OutsideHosts hosts;

    MailServers(OutsideHosts hosts) {
        this.hosts = hosts;
    }

    /**
     * Connected and logged in; the caller closes it. Raw mails are fetched whole and stay unread.
     *
     * @param patience how long an answer is waited for, in milliseconds; 0 without end, as waiting for mails needs it
     */
    public Store store(AccountSettings settings, int patience) throws MessagingException {
        var properties = properties(settings, IMAP, patience);
        properties.put("mail.imap.peek", "true");
        properties.put("mail.imap.partialfetch", "false");
        var store = Session.getInstance(properties).getStore(IMAP);
        store.connect(
                settings.text(IMAP + HOST),
                settings.number(IMAP + PORT),
                settings.text(IMAP + USER),
                settings.text(IMAP + PASSWORD));
        return store;
    }

    public JavaMailSenderImpl sender(AccountSettings settings) {
        var sender = new JavaMailSenderImpl();
        sender.setProtocol(SMTP);
        sender.setHost(settings.text(SMTP + HOST));
        sender.setPort(settings.number(SMTP + PORT));
        settings.find(SMTP + USER).ifPresent(sender::setUsername);
        settings.find(SMTP + PASSWORD).ifPresent(sender::setPassword);
        var properties = properties(settings, SMTP, PATIENCE);
        properties.put(
                "mail.smtp.auth", String.valueOf(settings.find(SMTP + USER).isPresent()));
        sender.setJavaMailProperties(properties);
        return sender;
    }

    /** Refused in words, at the field, where one cannot log in or there is no such folder. */
    void requireFolder(AccountSettings settings) {
        require(settings, IMAP);
        try (var store = store(settings, PATIENCE)) {
            var folder = store.getFolder(settings.text(FOLDER));
            if (!folder.exists() || (folder.getType() & Folder.HOLDS_MESSAGES) == 0)
                throw Refused.invalid("account.mail.no-folder").at(FOLDER);
        } catch (FolderNotFoundException e) {
            throw Refused.invalid("account.mail.no-folder").at(FOLDER);
        } catch (MessagingException e) {
            throw refused(e, settings, IMAP);
        }
    }

    void requireSending(AccountSettings settings) {
        require(settings, SMTP);
        try {
            sender(settings).testConnection();
        } catch (MessagingException e) {
            throw refused(e, settings, SMTP);
        }
    }

    /** Refused, at the field, where one would never go. */
    void check(AccountSettings settings, String protocol) {
        var port = settings.number(protocol + PORT);
        if (port < 1 || port > LAST_PORT)
            throw Refused.invalid("account.mail.bad-port").at(protocol + PORT);
        if (settings.text(protocol + SECURITY).equals(MailPlatform.PLAIN)
                && !hosts.isInner(settings.text(protocol + HOST), port))
            throw Refused.invalid("account.mail.plain-outside").at(protocol + SECURITY);
    }

    private void require(AccountSettings settings, String protocol) {
        check(settings, protocol);
        try {
            hosts.require(settings.text(protocol + HOST), settings.number(protocol + PORT));
        } catch (Refused refused) {
            throw refused.at(protocol + HOST);
        }
    }

    /** The same words for what happens later. */
    public static Refused refused(MessagingException failure, AccountSettings settings, String protocol) {
        var host = settings.text(protocol + HOST);
        for (Throwable cause = failure; cause != null; cause = behind(cause)) {
            switch (cause) {
                case AuthenticationFailedException no -> {
                    return Refused.invalid("account.mail.not-logged-in", said(host, no))
                            .at(protocol + PASSWORD);
                }
                case NotOutside no -> {
                    return no.refused().at(protocol + HOST);
                }
                case UnknownHostException no -> {
                    return Refused.invalid("outside.unknown-host", host).at(protocol + HOST);
                }
                case SSLException no -> {
                    return Refused.invalid("account.mail.not-encrypted", said(host, no))
                            .at(protocol + SECURITY);
                }
                default -> {
                    // perhaps what is behind it says more
                }
            }
        }
        return Refused.unavailable("account.mail.no-answer", said(host, failure))
                .at(protocol + HOST);
    }

    private static String said(String host, Exception failure) {
        return new Trouble("", host + ": " + failure.getMessage()).detail();
    }

    private static @Nullable Throwable behind(Throwable failure) {
        if (failure instanceof MessagingException mail && mail.getNextException() != null)
            return mail.getNextException();
        return failure.getCause();
    }

    private Properties properties(AccountSettings settings, String protocol, int patience) {
        require(settings, protocol);
        var mail = "mail." + protocol + ".";
        var properties = new Properties();
        properties.put(mail + "socketFactory", hosts.sockets());
        properties.put(mail + "socketFactory.fallback", "false");
        properties.put(mail + "connectiontimeout", String.valueOf(PATIENCE));
        properties.put(mail + "timeout", String.valueOf(patience));
        properties.put(mail + "writetimeout", String.valueOf(PATIENCE));
        properties.put(mail + "ssl.checkserveridentity", "true");
        switch (settings.text(protocol + SECURITY)) {
            case MailPlatform.TLS -> properties.put(mail + "ssl.enable", "true");
            case MailPlatform.STARTTLS -> {
                properties.put(mail + "starttls.enable", "true");
                properties.put(mail + "starttls.required", "true");
            }
            default -> properties.put(mail + "starttls.enable", "false");
        }
        return properties;
    }
}
