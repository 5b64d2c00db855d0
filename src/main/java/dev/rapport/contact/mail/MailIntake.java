package dev.rapport.contact.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.contact.inbound.InboundQueue;
import dev.rapport.contact.mail.MailboxRows.Read;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was fetched, together with how far the mailbox was read: a crash between two mails loses and doubles nothing. */
@Component
class MailIntake {

    /**
     * What lay in the mailbox.
     *
     * @param at when it came there
     * @param left how many bytes were left there; 0 if it is whole
     */
    record Raw(long uid, Instant at, long left, byte[] mail) {}

    private final MailboxRows rows;
    private final SeenMails seen;
    private final MailSenders senders;
    private final InboundQueue queue;

    MailIntake(MailboxRows rows, SeenMails seen, MailSenders senders, InboundQueue queue) {
        this.rows = rows;
        this.seen = seen;
        this.senders = senders;
        this.queue = queue;
    }

    /** Whether it was new. */
    @Transactional
    public boolean take(Read read, UUID me, Raw raw) {
        rows.advance(read, me, raw.uid(), raw.left() > 0);
        var mail = MimeMail.of(raw.mail());
        var headers = mail.headers();
        var id = MessageIds.own(headers).orElseGet(() -> MessageIds.hash(raw.mail()));
        var there = seen.keep(read.account(), id, content(headers, raw));
        if (there.isEmpty()) return false;
        var sender = Mailbox.author(headers).map(Mailbox::address).orElse("");
        var fetched =
                new Fetched(there.get(), raw.at(), raw.left(), senders.isFlood(read.account(), sender), raw.mail());
        return queue.keep(read.account(), there.get(), MailReading.thread(mail, there.get()), fetched.bytes());
    }

    /** Passes by what came before the account was connected. */
    @Transactional
    public void pass(Read read, UUID me, long uid) {
        rows.advance(read, me, uid, false);
    }

    /** What servers write above a mail on its way is no part of it. */
    private static byte[] content(Headers headers, Raw raw) {
        return MessageIds.digest(
                headers.first("from").orElse("").getBytes(ISO_8859_1),
                headers.first("subject").orElse("").getBytes(ISO_8859_1),
                headers.first("date").orElse("").getBytes(ISO_8859_1),
                String.valueOf(raw.left()).getBytes(UTF_8),
                body(raw.mail()).getBytes(ISO_8859_1));
    }

    private static String body(byte[] mail) {
        var text = new String(mail, ISO_8859_1);
        var windows = text.indexOf("\r\n\r\n");
        var other = text.indexOf("\n\n");
        var from = windows < 0 || (other >= 0 && other < windows) ? other : windows;
        return from < 0 ? "" : text.substring(from);
    }
}
