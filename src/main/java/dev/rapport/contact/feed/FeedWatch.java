package dev.rapport.contact.feed;

import dev.rapport.contact.accounts.AccountChanged;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.feed.FeedRows.Leased;
import dev.rapport.contact.feed.FeedServer.Fetched;
import dev.rapport.contact.inbound.InboundQueue;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Loop;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Signal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks at feeds, one after another and one copy of the application at each. What is kept already is known by its id. One that
 * cannot be had is looked at less and less often.
 */
@Component
class FeedWatch extends Loop {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 8;

    /** Of one feed at a time, the newest. */
    private static final int MOST = 500;

    private final UUID me = Ids.next();
    private final ChannelAccounts accounts;
    private final FeedRows feeds;
    private final FeedServer server;
    private final FeedReader reader;
    private final InboundQueue inbound;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Duration rest;
    private final Duration poll;
    private final Signal signal = new Signal();

    FeedWatch(
            ChannelAccounts accounts,
            FeedRows feeds,
            FeedServer server,
            FeedReader reader,
            InboundQueue inbound,
            TransactionOperations transactions,
            Clock clock,
            @Value("${rapport.feed.look:5s}") Duration rest,
            @Value("${rapport.feed.poll:15m}") Duration poll) {
        super("feeds", DEFAULT_PHASE);
        this.accounts = accounts;
        this.feeds = feeds;
        this.server = server;
        this.reader = reader;
        this.inbound = inbound;
        this.transactions = transactions;
        this.clock = clock;
        this.rest = rest;
        this.poll = poll;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(AccountChanged change) {
        feeds.lookSoon(change.account(), now());
        signal.wake();
    }

    @Override
    protected void round() throws InterruptedException {
        var ready = accounts.connected(FeedPlatform.NAME).stream()
                .map(ChannelAccount::id)
                .toList();
        if (!ready.isEmpty()) {
            feeds.know(ready, now());
            for (var due = feeds.lease(ready, me, now(), LEASE);
                    due.isPresent() && goesOn();
                    due = feeds.lease(ready, me, now(), LEASE)) look(due.get());
        }
        signal.await(rest);
    }

    private void look(Leased feed) {
        try {
            var address = accounts.settings(feed.account()).text(FeedPlatform.ADDRESS);
            var isSame = address.equals(feed.address());
            var fetched = server.fetch(address, isSame ? feed.etag() : null, isSame ? feed.modified() : null);
            if (fetched.isNew()) keep(feed, address, fetched);
            accounts.contacted(feed.account(), now());
            feeds.giveBack(feed, me, now(), now().plus(poll));
        } catch (Refused refused) {
            var isStillIts = feeds.giveBack(feed, me, null, now().plus(pause(feed.failures())));
            if (isStillIts) accounts.troubled(feed.account(), refused);
        } catch (RuntimeException e) {
            feeds.giveBack(feed, me, null, now().plus(pause(feed.failures())));
            throw e;
        }
    }

    private void keep(Leased feed, String address, Fetched fetched) {
        var all =
                fetched.entries().stream().filter(entry -> !entry.saysNothing()).toList();
        var newest = newest(all);
        var leftOut = all.size() - newest.size();
        transactions.executeWithoutResult(status -> {
            var isMine =
                    feeds.fetched(feed.account(), me, address, fetched.etag(), fetched.modified(), all.size(), leftOut);
            if (isMine) newest.forEach(entry -> keep(feed.account(), entry));
        });
    }

    /** None waits for another. */
    private void keep(UUID account, FeedEntry entry) {
        inbound.keep(account, entry.there(), entry.there(), reader.written(entry));
    }

    /** Those without a time stay where they are among each other, before the others: nobody knows how old they are. */
    private static List<FeedEntry> newest(List<FeedEntry> all) {
        return all.stream()
                .sorted(Comparator.comparing((FeedEntry entry) -> Objects.requireNonNullElse(entry.at(), Instant.MAX))
                        .reversed())
                .limit(MOST)
                .toList();
    }

    private static Duration pause(int failures) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
