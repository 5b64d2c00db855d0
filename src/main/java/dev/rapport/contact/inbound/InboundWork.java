package dev.rapport.contact.inbound;

import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.inbound.InboundQueue.Leased;
import dev.rapport.platform.Instants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Works what came in: each is read outside of any transaction, and taken in by one that also writes down that it was. What
 * fails is tried again, less and less often; what comes behind it in its stream waits.
 */
@Component
class InboundWork {

    private static final Logger log = LoggerFactory.getLogger(InboundWork.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int MOST_DOUBLINGS = 9;
    private static final int AT_ONCE = 8;
    private static final int MOST_FORGOTTEN = 1_000;

    private final InboundQueue queue;
    private final InboundBatches batches;
    private final Map<String, InboundReader> readers;
    private final ChannelAccounts accounts;
    private final Taking taking;
    private final TransactionOperations transactions;
    private final Clock clock;

    InboundWork(
            InboundQueue queue,
            InboundBatches batches,
            List<InboundReader> readers,
            ChannelAccounts accounts,
            Taking taking,
            TransactionOperations transactions,
            Clock clock) {
        this.queue = queue;
        this.batches = batches;
        this.readers = readers.stream().collect(Collectors.toMap(InboundReader::platform, Function.identity()));
        this.accounts = accounts;
        this.taking = taking;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Works what is due; several copies of the application may do so at once. */
    void workDue() {
        for (var due = lease(); !due.isEmpty(); due = lease()) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                due.forEach(leased -> threads.execute(() -> work(leased)));
            }
        }
    }

    /** What was worked long ago is not remembered any more, and what nobody could take in much later. */
    void forgetOld() {
        while (queue.forget(now().minus(REMEMBERED), now().minus(KEPT), MOST_FORGOTTEN) == MOST_FORGOTTEN)
            Thread.onSpinWait();
    }

    /** One after another while much comes in: who brings it must be answered, and what is kept can wait. */
    private List<Leased> lease() {
        return queue.lease(now(), LEASE, batches.isBusy() ? 1 : AT_ONCE);
    }

    private void work(Leased leased) {
        try {
            var account = accounts.byId(leased.account()).orElseThrow(() -> new Unreadable("no such account"));
            var reader = readers.get(account.platform());
            if (reader == null) throw new Unreadable("nobody reads " + account.platform());
            var inbound = reader.read(account, leased.body());
            transactions.executeWithoutResult(status -> {
                if (queue.done(leased)) taking.take(account, inbound, leased.receivedAt());
            });
        } catch (Unreadable e) {
            log.warn("{} of account {} cannot be read: {}", leased.id(), leased.account(), e.getMessage());
            queue.unreadable(leased, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (leased.tries() == 1) log.warn("{} is not taken in yet", leased.id(), e);
            retry(leased, e);
        }
    }

    private void retry(Leased leased, RuntimeException why) {
        if (leased.receivedAt().plus(LONGEST).isBefore(now())) {
            queue.unreadable(leased, why.toString());
            return;
        }
        var doublings = Math.min(leased.tries() - 1, MOST_DOUBLINGS);
        queue.postpone(
                leased,
                now().plus(FIRST_PAUSE.multipliedBy(1L << doublings)),
                why.getClass().getSimpleName());
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
