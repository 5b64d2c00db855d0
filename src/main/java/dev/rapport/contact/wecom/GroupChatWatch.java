package dev.rapport.contact.wecom;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.groups.HearsOfGroups;
import dev.rapport.contact.wecom.GroupChatRows.Leased;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Loop;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/**
 * Asks the platform how groups are of which it told something, and those of the list of all: outside of any transaction, one at a
 * time, the accounts in turn, and less and less often where it does not say.
 */
@Component
class GroupChatWatch extends Loop {

    private static final Logger log = LoggerFactory.getLogger(GroupChatWatch.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 9;
    private static final int MOST_TRIES = 40;

    /** The group is no more. */
    private static final int DISMISSED = 49008;

    private final ChannelAccounts accounts;
    private final GroupChatRows rows;
    private final GroupChatLists lists;
    private final GroupChatReading reading;
    private final List<HearsOfGroups> listeners;
    private final WecomApi api;
    private final RestingAccounts resting;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Duration rest;
    private final Duration settling;

    GroupChatWatch(
            ChannelAccounts accounts,
            GroupChatRows rows,
            GroupChatLists lists,
            GroupChatReading reading,
            List<HearsOfGroups> listeners,
            WecomApi api,
            RestingAccounts resting,
            TransactionOperations transactions,
            Clock clock,
            @Value("${rapport.wecom.look:2s}") Duration rest,
            @Value("${rapport.wecom.settling:3s}") Duration settling) {
        super("groups in wecom", DEFAULT_PHASE);
        this.accounts = accounts;
        this.rows = rows;
        this.lists = lists;
        this.reading = reading;
        this.listeners = listeners;
        this.api = api;
        this.resting = resting;
        this.transactions = transactions;
        this.clock = clock;
        this.rest = rest;
        this.settling = settling;
    }

    /** Something is told of a group: the platform says that it knows it itself some seconds later. */
    void tell(UUID account, GroupChatChange change) {
        rows.tell(account, change, now().plus(settling));
    }

    @Override
    protected void round() throws InterruptedException {
        var ready = accounts.connected(WecomPlatform.NAME).stream()
                .map(ChannelAccount::id)
                .toList();
        while (goesOn() && !resting.awake(ready).isEmpty() && lists.readOne(resting.awake(ready))) {
            // the next page
        }
        var due = new ArrayDeque<>(resting.awake(ready));
        while (goesOn() && !due.isEmpty()) {
            var account = due.poll();
            if (askOne(account)) due.add(account);
        }
        Thread.sleep(rest);
    }

    /** False where none of the account is to be asked for, or it rests. */
    private boolean askOne(UUID account) {
        var chat = rows.lease(account, now(), now().plus(LEASE));
        chat.ifPresent(this::ask);
        return chat.isPresent() && !resting.rests(account);
    }

    private void ask(Leased chat) {
        try {
            if (chat.dismissedAt() != null) {
                end(chat, chat.dismissedAt());
                return;
            }
            var answer = resting.heed(
                    chat.account(),
                    () -> api.post(
                            accounts.settings(chat.account()),
                            "/cgi-bin/externalcontact/groupchat/get",
                            Map.of("chat_id", chat.chat(), "need_name", 1)));
            if (answer.isWell()) take(chat, answer.body().path("group_chat"));
            else if (answer.code() == DISMISSED) end(chat, now());
            else notNow(chat, new Trouble("account.wecom.said", DeskWatch.said(answer)));
        } catch (IOException e) {
            notNow(chat, new Trouble("account.wecom.not-reached", String.valueOf(e.getMessage())));
        } catch (Refused refused) {
            notNow(chat, GroupChatLists.trouble(refused));
        } catch (RuntimeException e) {
            log.warn("A group of {} cannot be kept", chat.account(), e);
            notNow(chat, notKept(e));
        }
    }

    /** Without words of what was told. */
    static Trouble notKept(RuntimeException why) {
        return new Trouble("account.wecom.not-kept", why.getClass().getSimpleName());
    }

    private void take(Leased chat, JsonNode told) {
        var now = now();
        var group = reading.read(chat, told, now);
        transactions.executeWithoutResult(status -> {
            rows.heard(chat, now, now.plus(settling));
            listeners.forEach(one -> one.told(group));
        });
    }

    private void end(Leased chat, Instant at) {
        transactions.executeWithoutResult(status -> {
            rows.heard(chat, now(), now());
            rows.dismissed(chat, at);
            listeners.forEach(one -> one.dismissed(chat.account(), chat.chat(), at));
        });
    }

    private void notNow(Leased chat, Trouble why) {
        var doublings = Math.clamp(chat.tries() - 1, 0, MOST_DOUBLINGS);
        rows.notHeard(
                chat, why, chat.tries() >= MOST_TRIES ? null : now().plus(FIRST_PAUSE.multipliedBy(1L << doublings)));
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
