package dev.rapport.contact.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.mail.MailIntake.Raw;
import dev.rapport.contact.mail.MailboxRows.Read;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of an account, open. Only the bytes of mails, their number, size and day are asked for; mails stay as they are, unread.
 */
final class MailFolder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MailFolder.class);
    private static final int AT_ONCE = 50;
    private static final long MOST_TOGETHER = 8_000_000;

    private static final FetchProfile NUMBERS = new FetchProfile();

    static {
        NUMBERS.add(UIDFolder.FetchProfileItem.UID);
        NUMBERS.add(IMAPFolder.FetchProfileItem.SIZE);
        NUMBERS.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
    }

    private final IMAPStore store;
    private final IMAPFolder folder;
    private final String place;
    private final long longest;
    private final Clock clock;
    private final boolean tellsByItself;

    /** @param longest how many bytes a mail may have; one that has more stays, and its headers say so */
    MailFolder(Store store, AccountSettings settings, long longest, Clock clock) throws MessagingException {
        this.store = (IMAPStore) store;
        this.folder = (IMAPFolder) store.getFolder(settings.text(MailPlatform.FOLDER));
        this.place = settings.text(MailPlatform.IMAP + MailPlatform.USER) + "@"
                + settings.text(MailPlatform.IMAP + MailPlatform.HOST) + "/" + settings.text(MailPlatform.FOLDER);
        this.longest = longest;
        this.clock = clock;
        this.tellsByItself = this.store.hasCapability("IDLE"); // asked later it would need a second connection
        folder.addMessageCountListener(new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent added) {
                endWait();
            }
        });
        folder.open(Folder.READ_ONLY);
    }

    String place() {
        return place;
    }

    long validity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /** What the next mail will have at least. */
    long next() throws MessagingException {
        var next = folder.getUIDNext();
        return next > 0 ? next : Long.MAX_VALUE;
    }

    boolean isOpen() {
        return folder.isOpen();
    }

    /** Whether one can wait until the server says that something came. */
    boolean tellsByItself() {
        return tellsByItself;
    }

    /** How many there are, as the server says now. */
    int count() throws MessagingException {
        ask();
        return folder.getMessageCount();
    }

    /** Until something happens in it. */
    void await() throws MessagingException {
        folder.idle(true);
    }

    /** What is told while a wait begins would not end it otherwise; nor would a server that is gone. */
    void endWait() {
        try {
            if (folder.isOpen()) ask();
        } catch (MessagingException | RuntimeException e) {
            log.debug("gone", e); // whoever waits hears of it
        }
    }

    private void ask() throws MessagingException {
        folder.doCommand(protocol -> {
            protocol.noop();
            return true;
        });
    }

    /** Keeps all that is new, the oldest first; says how many were there. */
    int fetch(Read read, UUID me, MailIntake intake) throws MessagingException {
        var found = fresh(read);
        var taken = 0;
        for (var from = 0; from < found.size(); from += AT_ONCE) {
            var some = found.subList(from, Math.min(found.size(), from + AT_ONCE));
            folder.fetch(some.toArray(Message[]::new), NUMBERS);
            var bytes = bytes(some, read);
            var passed = 0L;
            for (var message : some) {
                var uid = folder.getUID(message);
                if (isOld(message, uid, read)) {
                    passed = uid;
                    continue;
                }
                raw(message, uid, bytes.get(uid)).ifPresent(raw -> intake.take(read, me, raw));
                passed = 0;
                taken++;
            }
            if (passed > 0) intake.pass(read, me, passed);
        }
        return taken;
    }

    /** Of those that are not long; of others each is asked for when its turn comes. */
    private Map<Long, byte[]> bytes(List<IMAPMessage> some, Read read) throws MessagingException {
        var uids = new ArrayList<Long>();
        var together = 0L;
        for (var message : some) {
            var uid = folder.getUID(message);
            if (message.isExpunged() || isOld(message, uid, read)) continue;
            together += message.getSizeLong();
            if (together > Math.min(longest, MOST_TOGETHER)) break;
            uids.add(uid);
        }
        try {
            return MailBytes.of(folder, uids);
        } catch (MessagingException e) {
            if (!folder.isOpen()) throw e;
            log.debug("one by one", e);
            return Map.of();
        }
    }

    /** A server names its last mail also when it is not newer. */
    private List<IMAPMessage> fresh(Read read) throws MessagingException {
        var fresh = new ArrayList<IMAPMessage>();
        for (var message : folder.getMessagesByUID(read.lastUid() + 1, UIDFolder.LASTUID))
            if (message != null && folder.getUID(message) > read.lastUid()) fresh.add((IMAPMessage) message);
        fresh.sort(Comparator.comparingInt(Message::getMessageNumber));
        return fresh;
    }

    private boolean isOld(IMAPMessage message, long uid, Read read) throws MessagingException {
        return uid < read.oldUntil() && at(message).isBefore(read.since());
    }

    private Instant at(IMAPMessage message) throws MessagingException {
        var at = message.isExpunged() ? null : message.getReceivedDate();
        return at == null ? clock.instant() : at.toInstant();
    }

    /** Empty when somebody removed it meanwhile. What cannot be fetched does not hold up the others: it stays, and its headers say so. */
    private Optional<Raw> raw(IMAPMessage message, long uid, byte @Nullable [] bytes) throws MessagingException {
        try {
            if (bytes != null) return Optional.of(new Raw(uid, at(message), 0, bytes));
            var size = message.getSizeLong();
            if (size > longest) return Optional.of(left(message, uid, size));
            try (var stream = message.getMimeStream()) {
                return Optional.of(new Raw(uid, at(message), 0, stream.readAllBytes()));
            } catch (IOException | MessagingException e) {
                if (e instanceof MessageRemovedException || message.isExpunged() || !folder.isOpen()) throw failed(e);
                log.warn("A mail of {} bytes cannot be fetched and stays in the mailbox: {}", size, e.toString());
                return Optional.of(left(message, uid, Math.max(size, 1)));
            }
        } catch (MessageRemovedException e) {
            return Optional.empty();
        }
    }

    private static MessagingException failed(Exception failure) {
        return failure instanceof MessagingException own ? own : new MessagingException(failure.getMessage(), failure);
    }

    private Raw left(IMAPMessage message, long uid, long size) throws MessagingException {
        return new Raw(uid, at(message), size, (headers(message) + "\r\n").getBytes(ISO_8859_1));
    }

    private String headers(IMAPMessage message) throws MessagingException {
        try {
            var lines = new StringBuilder();
            for (var line : Collections.list(message.getAllHeaderLines()))
                if (!line.regionMatches(true, 0, "content-", 0, "content-".length()))
                    lines.append(line).append("\r\n");
            return lines.toString();
        } catch (MessageRemovedException e) {
            throw e;
        } catch (MessagingException e) {
            if (!folder.isOpen()) throw e;
            return "Subject: ?\r\n";
        }
    }

    /** Also when the server does not answer any more. */
    @Override
    public void close() {
        try {
            if (folder.isOpen()) folder.forceClose();
            store.close();
        } catch (MessagingException | IllegalStateException e) {
            log.debug("closing", e);
        }
    }
}
