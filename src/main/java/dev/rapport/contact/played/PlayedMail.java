package dev.rapport.contact.played;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Plays a small mail server: one mailbox that is read by IMAP, and SMTP that takes whatever is sent and delivers it to nobody. On this
 * machine only, and no more of either protocol than a mailbox needs that is read.
 */
public final class PlayedMail implements AutoCloseable {

    static final String NAME = "mail";

    static final String ADDRESS = "service@played.example";

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

    /** A mail as it lies in the mailbox. */
    record Kept(int uid, String at, byte[] bytes) {}

    private final String password = UUID.randomUUID().toString();
    private final long validity;
    private final List<Kept> mails = new ArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket imap;
    private final ServerSocket smtp;
    private final Clock clock;
    private volatile Consumer<byte[]> taken = mail -> {};

    private interface Talk {

        void with(Socket socket) throws IOException;
    }

    /** @param port of IMAP, with SMTP on the next; 0 for two that are free */
    public PlayedMail(int port, Clock clock) throws IOException {
        this.clock = clock;
        validity = clock.instant().getEpochSecond();
        imap = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
        smtp = new ServerSocket(port == 0 ? 0 : port + 1, 0, InetAddress.getLoopbackAddress());
        serve(imap, socket -> new ImapTalk(this, socket).talk());
        serve(smtp, socket -> new SmtpTalk(this, socket).talk());
    }

    /** What an account must be told of it. */
    public Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("address", ADDRESS),
                Map.entry("imap-host", "localhost"),
                Map.entry("imap-port", String.valueOf(imap.getLocalPort())),
                Map.entry("imap-security", "plain"),
                Map.entry("imap-user", ADDRESS),
                Map.entry("imap-password", password),
                Map.entry("imap-folder", "INBOX"),
                Map.entry("smtp-host", "localhost"),
                Map.entry("smtp-port", String.valueOf(smtp.getLocalPort())),
                Map.entry("smtp-security", "plain"),
                Map.entry("smtp-user", ADDRESS),
                Map.entry("smtp-password", password));
    }

    /** Hears of each mail that was sent, as it was. */
    public void onMail(Consumer<byte[]> listener) {
        taken = listener;
    }

    /**
     * A mail comes in.
     *
     * @param answering Message-ID that it answers, or empty
     * @return its own
     */
    public String comes(String name, String from, String subject, String text, String answering) {
        var id = "<" + UUID.randomUUID() + "@customer.example>";
        var headers = new StringBuilder()
                .append("From: ")
                .append(word(name))
                .append(" <")
                .append(from)
                .append(">\r\n")
                .append("To: ")
                .append(ADDRESS)
                .append("\r\n")
                .append("Subject: ")
                .append(word(subject))
                .append("\r\n")
                .append("Date: ")
                .append(DATE.format(clock.instant()))
                .append("\r\n")
                .append("Message-ID: ")
                .append(id)
                .append("\r\n");
        if (!answering.isEmpty())
            headers.append("In-Reply-To: ")
                    .append(answering)
                    .append("\r\n")
                    .append("References: ")
                    .append(answering)
                    .append("\r\n");
        headers.append("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n")
                .append("Content-Transfer-Encoding: base64\r\n\r\n")
                .append(Base64.getMimeEncoder().encodeToString(text.getBytes(UTF_8)))
                .append("\r\n");
        synchronized (mails) {
            mails.add(new Kept(
                    mails.size() + 1,
                    ImapTalk.date(clock.instant()),
                    headers.toString().getBytes(ISO_8859_1)));
        }
        return id;
    }

    private static String word(String text) {
        return "=?utf-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + "?=";
    }

    boolean isLogin(String user, String given) {
        return user.equals(ADDRESS) && given.equals(password);
    }

    long validity() {
        return validity;
    }

    List<Kept> mails() {
        synchronized (mails) {
            return List.copyOf(mails);
        }
    }

    void taken(byte[] mail) {
        taken.accept(mail);
    }

    private void serve(ServerSocket server, Talk talk) {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    var socket = server.accept();
                    open.add(socket);
                    Thread.ofVirtual().start(() -> talk(talk, socket));
                } catch (IOException e) {
                    return; // closed
                }
            }
        });
    }

    private void talk(Talk talk, Socket socket) {
        try (socket) {
            talk.with(socket);
        } catch (IOException e) {
            // the other side went away, which it may
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        imap.close();
        smtp.close();
        for (var socket : open) socket.close();
    }
}
