package dev.rapport.contact.mail;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.mail.MailboxRows.LeaseLost;
import dev.rapport.contact.mail.MailboxRows.Read;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Signal;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the mailbox of one account on a thread of its own, as long as this copy of the application holds the lease: all that is
 * there, then whatever comes as soon as the server tells it. After a failure it tries again, less and less often.
 */
final class MailboxWatcher implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(MailboxWatcher.class);

    /** A server that says nothing for so long is away. Longer than the wait is ever left to itself. */
    private static final int SILENCE = 300_000;

    private static final Duration LEFT_TO_ITSELF = Duration.ofMinutes(2);
    private static final Duration OTHERS = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final ChannelAccount account;
    private final MailboxWatch.Tools tools;
    private final UUID me = UUID.randomUUID();
    private final Signal signal = new Signal();
    private volatile boolean stopped;
    private volatile @Nullable MailFolder open;
    private int failures;
    private long asked = System.nanoTime();

    MailboxWatcher(ChannelAccount account, MailboxWatch.Tools tools) {
        this.account = account;
        this.tools = tools;
    }

    boolean isOf(ChannelAccount now) {
        return account.id().equals(now.id()) && account.version() == now.version();
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                var read = tools.rows().lease(account.id(), me);
                signal.await(read.isPresent() ? watch(read.get()) : OTHERS);
            }
        } catch (InterruptedException e) {
            log.debug("stopped", e);
        } catch (RuntimeException e) {
            log.error("Nobody reads {} any more until it is looked at again", account, e);
        } finally {
            tools.rows().giveBack(account.id(), me);
        }
    }

    /** Says how long to rest. */
    private Duration watch(Read read) throws InterruptedException {
        @Nullable AccountSettings settings = null;
        try {
            settings = tools.accounts().settings(account.id());
            try (var store = tools.servers().store(settings, SILENCE);
                    var folder = new MailFolder(store, settings, tools.longest(), tools.clock())) {
                open = folder;
                follow(folder, read);
            }
            return Duration.ZERO;
        } catch (LeaseLost e) {
            log.info("{}: {}", account, e.getMessage());
            return OTHERS;
        } catch (MessagingException e) {
            trouble(settings == null ? null : MailServers.refused(e, settings, MailPlatform.IMAP), e);
        } catch (Refused e) {
            trouble(e, e);
        } catch (RuntimeException e) {
            trouble(null, e);
        } finally {
            open = null;
        }
        return pause();
    }

    private void follow(MailFolder folder, Read first) throws MessagingException, InterruptedException {
        var read = first;
        if (!read.isOf(folder.place(), folder.validity())) read = begun(folder, read);
        while (!stopped) {
            var count = folder.count();
            var taken = folder.fetch(read, me, tools.intake());
            tools.accounts().contacted(account.id(), tools.clock().instant());
            failures = 0;
            read = tools.rows().lease(account.id(), me).orElseThrow(LeaseLost::new);
            if (taken > 0 || folder.count() != count) continue;
            if (folder.tellsByItself()) folder.await();
            else signal.await(tools.poll());
        }
    }

    /** Another folder begins now; the same one that counts anew began when it did. */
    private Read begun(MailFolder folder, Read read) throws MessagingException {
        var isOther = read.place() != null && !folder.place().equals(read.place());
        tools.rows()
                .begin(
                        account.id(),
                        me,
                        folder.place(),
                        folder.validity(),
                        folder.next(),
                        isOther ? tools.clock().instant() : null);
        return tools.rows().lease(account.id(), me).orElseThrow(LeaseLost::new);
    }

    private void trouble(@Nullable Refused refused, Exception failure) {
        if (stopped) return;
        log.warn("{} cannot be read: {}", account, failure.toString());
        failures++;
        if (refused == null)
            tools.accounts().troubled(account.id(), new Trouble("mail.not-read", String.valueOf(failure.getMessage())));
        else tools.accounts().troubled(account.id(), refused);
        tools.rows().giveBack(account.id(), me); // perhaps another copy gets there
    }

    private Duration pause() {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** Keeps the lease, and asks the server for a sign of life: whoever waits for mails would not notice that it is gone. */
    void nudge() {
        var folder = open;
        if (folder == null || tools.rows().lease(account.id(), me).isEmpty()) return;
        if (System.nanoTime() - asked < LEFT_TO_ITSELF.toNanos()) return;
        asked = System.nanoTime();
        Thread.ofVirtual().start(folder::endWait);
    }

    /** The thread ends soon. */
    void stop() {
        stopped = true;
        signal.wake();
        var folder = open;
        if (folder != null) Thread.ofVirtual().start(folder::close);
    }
}
