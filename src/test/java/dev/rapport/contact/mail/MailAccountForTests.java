package dev.rapport.contact.mail;

import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.rapport.contact.accounts.AccountChanged;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Secrets;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** A mailbox on a server of its own, and our account for it. */
final class MailAccountForTests implements AutoCloseable {

    private static final String FROM = "From: Li Wei <li@acme.example>\r\n";

    final UUID id = Ids.next();
    final GreenMail server;
    private final GreenMailUser user;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    MailAccountForTests(JdbcClient jdbc, Secrets secrets, ApplicationEventPublisher events, String state) {
        this.jdbc = jdbc;
        this.events = events;
        server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAP));
        server.start();
        user = server.setUser("help@acme.example", "help", "secret");
        jdbc.sql("""
                        insert into channel_account (id, platform, name, state, settings, version, changed_at)
                        values (:id, 'mail', :name, :state, cast(:settings as jsonb), 1, now())
                        """)
                .param("id", id)
                .param("name", "Help " + id)
                .param("state", state)
                .param("settings", """
                        {"address": "help@acme.example", "imap-host": "localhost", "imap-port": "%d", "imap-security": "plain",
                         "imap-user": "help", "imap-folder": "INBOX"}
                        """.formatted(port()))
                .update();
        jdbc.sql(
                        "insert into channel_account_secret (account_id, field, sealed) values (:id, 'imap-password', :sealed)")
                .param("id", id)
                .param("sealed", secrets.seal("secret", "channel-account " + id + " imap-password"))
                .update();
    }

    int port() {
        return server.getImap().getPort();
    }

    void changed() {
        events.publishEvent(new AccountChanged(id));
    }

    void set(String setting, String value) {
        jdbc.sql("""
                        update channel_account
                        set settings = settings || jsonb_build_object(:setting, :value), version = version + 1
                        where id = :id
                        """)
                .param("setting", setting)
                .param("value", value)
                .param("id", id)
                .update();
        changed();
    }

    void turn(String state) {
        jdbc.sql("update channel_account set state = :state, version = version + 1 where id = :id")
                .param("state", state)
                .param("id", id)
                .update();
        changed();
    }

    /** A mail with an id and words. */
    void comes(String id, String words) {
        comes((FROM + "Message-ID: " + id + "\r\nSubject: Hello\r\n\r\n" + words + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    void comes(byte[] mail) {
        comes(mail, new Date());
    }

    void comes(byte[] mail, Date at) {
        try {
            inbox().appendMessage(new MimeMessage(null, new ByteArrayInputStream(mail)), new Flags(), at);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All connections end, and the mailbox stays as it is. */
    void breaksOff() {
        var handlers = (List<?>) ReflectionTestUtils.getField(server.getImap(), AbstractServer.class, "handlers");
        List.copyOf(handlers).forEach(handler -> ((ProtocolHandler) handler).close());
    }

    boolean isUnread() {
        return inbox().getMessages().stream().noneMatch(mail -> mail.getFlags().contains(Flags.Flag.SEEN));
    }

    private MailFolder inbox() {
        try {
            return server.getManagers().getImapHostManager().getInbox(user);
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ids of what was kept, in the order in which it came. */
    List<String> kept() {
        return jdbc.sql("select there from inbound where account_id = :id order by id")
                .param("id", id)
                .query(String.class)
                .list();
    }

    List<byte[]> bodies() {
        return jdbc.sql("select body from inbound where account_id = :id order by id")
                .param("id", id)
                .query((row, number) -> row.getBytes("body"))
                .list();
    }

    long lastUid() {
        return jdbc.sql("select coalesce(max(last_uid), -1) from mailbox where account_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    /** The account goes with all that hangs on it. */
    @Override
    public void close() {
        server.stop();
        jdbc.sql("delete from channel_account where id = :id").param("id", id).update();
        changed();
        jdbc.sql("delete from inbound where account_id = :id").param("id", id).update();
    }
}
