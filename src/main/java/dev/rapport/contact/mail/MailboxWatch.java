package dev.rapport.contact.mail;

import dev.rapport.contact.accounts.AccountChanged;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.platform.Loop;
import dev.rapport.platform.Signal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.util.unit.DataSize;

/** Has each mailbox that is connected read by one thread, and looks now and then whether they are still the same. */
@Component
class MailboxWatch extends Loop {

    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

    /** Threads that wait within a lock hold up others before Java 24 if they are virtual (JEP 491). */
    private static final boolean IS_VIRTUAL = Runtime.version().feature() >= 24;

    /**
     * What watchers work with.
     *
     * @param look how often it is looked which mailboxes there are
     * @param poll how often it is looked where the server tells nothing by itself
     */
    record Tools(
            ChannelAccounts accounts,
            MailServers servers,
            MailboxRows rows,
            MailIntake intake,
            Clock clock,
            long longest,
            Duration look,
            Duration poll) {}

    private record Watched(MailboxWatcher watcher, Thread thread) {}

    private final Tools tools;
    private final MailSenders senders;
    private final Signal signal = new Signal();
    private final List<Watched> watched = new ArrayList<>();

    MailboxWatch(
            ChannelAccounts accounts,
            MailServers servers,
            MailboxRows rows,
            MailIntake intake,
            MailSenders senders,
            Clock clock,
            @Value("${rapport.mail.longest:25MB}") DataSize longest,
            @Value("${rapport.mail.look:15s}") Duration look,
            @Value("${rapport.mail.poll:30s}") Duration poll) {
        super("mailboxes", DEFAULT_PHASE);
        this.tools = new Tools(accounts, servers, rows, intake, clock, longest.toBytes(), look, poll);
        this.senders = senders;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(AccountChanged change) {
        signal.wake();
    }

    @Override
    protected void round() throws InterruptedException {
        look();
        signal.await(tools.look());
    }

    private void look() {
        var ready = tools.accounts().ready(MailPlatform.NAME);
        for (var one : List.copyOf(watched)) {
            if (ready.stream().anyMatch(one.watcher()::isOf) && one.thread().isAlive())
                one.watcher().nudge();
            else end(one);
        }
        for (var account : ready) {
            if (watched.stream().anyMatch(one -> one.watcher().isOf(account))) continue;
            tools.rows().know(account.id(), tools.clock().instant());
            senders.forgetOld(account.id());
            var watcher = new MailboxWatcher(account, tools);
            var name = "mailbox " + account.id();
            var thread = IS_VIRTUAL
                    ? Thread.ofVirtual().name(name).start(watcher)
                    : Thread.ofPlatform().name(name).daemon().start(watcher);
            watched.add(new Watched(watcher, thread));
        }
    }

    private void end(Watched one) {
        one.watcher().stop();
        watched.remove(one);
    }

    @Override
    protected void ended() {
        var last = List.copyOf(watched);
        last.forEach(this::end);
        try {
            for (var one : last) one.thread().join(PATIENCE_AT_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
