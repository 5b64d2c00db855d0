package dev.rapport.contact.weibo;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.AccountChanged;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.inbound.InboundQueue;
import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.contact.weibo.WeiboLooks.Look;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Loop;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Signal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/**
 * Asks Weibo what was said below our posts, since Weibo calls nobody for it. Comments that are kept already are known by their ids,
 * and an account that cannot be asked is asked less and less often.
 */
@Component
class WeiboComments extends Loop {

    private static final Logger log = LoggerFactory.getLogger(WeiboComments.class);
    private static final int MOST_DOUBLINGS = 6;

    /** Weibo gives no more than 2,000 however one asks. */
    private static final int MOST = 2_000;

    private static final int MOST_PAGES = MOST / WeiboApi.PAGE;

    private final ChannelAccounts accounts;
    private final WeiboLooks looks;
    private final WeiboApi api;
    private final WeiboReader reader;
    private final InboundQueue inbound;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Duration rest;
    private final Duration poll;
    private final Signal signal = new Signal();

    WeiboComments(
            ChannelAccounts accounts,
            WeiboLooks looks,
            WeiboApi api,
            WeiboReader reader,
            InboundQueue inbound,
            TransactionOperations transactions,
            Clock clock,
            @Value("${rapport.weibo.look:5s}") Duration rest,
            @Value("${rapport.weibo.poll:1m}") Duration poll) {
        super("comments of weibo", DEFAULT_PHASE);
        this.accounts = accounts;
        this.looks = looks;
        this.api = api;
        this.reader = reader;
        this.inbound = inbound;
        this.transactions = transactions;
        this.clock = clock;
        this.rest = rest;
        this.poll = poll;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(AccountChanged change) {
        looks.lookSoon(change.account(), now());
        signal.wake();
    }

    @Override
    protected void round() throws InterruptedException {
        var ready = accounts.connected(WeiboPlatform.NAME).stream()
                .filter(account -> account.secrets().contains(WeiboPlatform.COMMENTS))
                .map(ChannelAccount::id)
                .toList();
        if (!ready.isEmpty()) {
            looks.know(ready, now());
            for (var due = looks.next(ready, now(), poll);
                    due.isPresent() && goesOn();
                    due = looks.next(ready, now(), poll)) look(due.get());
        }
        signal.await(rest);
    }

    private void look(Look look) {
        try {
            var account = accounts.byId(look.account()).filter(ChannelAccount::isOn);
            if (account.isPresent()) look(account.get(), accounts.settings(look.account()), look.newest());
        } catch (Refused refused) {
            failed(look, refused);
        } catch (IOException e) {
            failed(look, Refused.unavailable("account.weibo.not-reached", String.valueOf(e.getMessage())));
        }
    }

    private void failed(Look look, Refused why) {
        if (looks.failed(look, later(look))) accounts.troubled(look.account(), why);
    }

    /** A page from which Weibo left something out is shorter than others and not the last. */
    private void look(ChannelAccount account, AccountSettings settings, long known) throws IOException {
        var newest = known;
        var isAll = false;
        for (var page = 1; page <= MOST_PAGES && !isAll; page++) {
            var told = api.comments(settings, known, page);
            if (!told.answer().isWell()) throw refused(told.answer());
            isAll = told.comments().isEmpty();
            keep(account, told.comments());
            for (var comment : told.comments())
                newest = Math.max(newest, comment.path("id").asLong(0));
        }
        looks.seen(account.id(), newest);
        accounts.contacted(account.id(), now());
        if (!isAll)
            accounts.refused(account.id(), new Trouble("account.weibo.too-many-comments", String.valueOf(MOST)));
    }

    private static Refused refused(WeiboApi.Answer answer) {
        return Refused.unavailable(answer.isOfToken() ? "account.weibo.token" : "account.weibo.said", answer.said());
    }

    /** The oldest of them first, so that they are worked in their order below one post. */
    private void keep(ChannelAccount account, List<JsonNode> comments) {
        transactions.executeWithoutResult(status -> comments.reversed().forEach(comment -> {
            try {
                reader.taken(account, comment)
                        .ifPresent(taken -> inbound.keep(
                                account.id(),
                                taken.place().there(),
                                taken.place().on(),
                                taken.body()));
            } catch (Unreadable e) {
                log.warn("A comment of {} is passed by: {}", account.id(), e.getMessage());
            }
        }));
    }

    private Instant later(Look look) {
        return now().plus(poll.multipliedBy(1L << Math.min(look.failures() + 1, MOST_DOUBLINGS)));
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
