package dev.rapport.contact.wecom;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.wecom.GroupChatListRows.Leased;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/**
 * Reads the lists of all groups of accounts, page by page from where it stopped, so that what nobody told is found: groups that were
 * never told of, and those of which nothing was heard for a day.
 */
@Component
class GroupChatLists {

    private static final Logger log = LoggerFactory.getLogger(GroupChatLists.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration FRESH = Duration.ofDays(1);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final int PAGE = 1_000;
    private static final int LONGEST_CURSOR = 1_000;

    private final ChannelAccounts accounts;
    private final GroupChatListRows lists;
    private final GroupChatRows chats;
    private final WecomApi api;
    private final RestingAccounts resting;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Duration every;

    GroupChatLists(
            ChannelAccounts accounts,
            GroupChatListRows lists,
            GroupChatRows chats,
            WecomApi api,
            RestingAccounts resting,
            TransactionOperations transactions,
            Clock clock,
            @Value("${rapport.wecom.groups:1h}") Duration every) {
        this.accounts = accounts;
        this.lists = lists;
        this.chats = chats;
        this.api = api;
        this.resting = resting;
        this.transactions = transactions;
        this.clock = clock;
        this.every = every;
    }

    /** Reads a page of a list that is due; false where there is none. */
    boolean readOne(List<UUID> ready) {
        lists.know(ready, now());
        var list = lists.lease(ready, now(), now().plus(LEASE));
        list.ifPresent(this::read);
        return list.isPresent();
    }

    private void read(Leased list) {
        try {
            var asked = new HashMap<String, Object>();
            asked.put("status_filter", 0);
            asked.put("limit", PAGE);
            if (!list.cursor().isEmpty()) asked.put("cursor", list.cursor());
            var answer = resting.heed(
                    list.account(),
                    () -> api.post(
                            accounts.settings(list.account()), "/cgi-bin/externalcontact/groupchat/list", asked));
            if (answer.isWell()) keep(list, answer.body());
            else notNow(list, new Trouble("account.wecom.said", DeskWatch.said(answer)));
        } catch (IOException e) {
            notNow(list, new Trouble("account.wecom.not-reached", String.valueOf(e.getMessage())));
        } catch (Refused refused) {
            notNow(list, trouble(refused));
        } catch (RuntimeException e) {
            log.warn("The list of groups of {} cannot be kept", list.account(), e);
            notNow(list, GroupChatWatch.notKept(e));
        }
    }

    private void keep(Leased list, JsonNode page) {
        var now = now();
        var found = new ArrayList<String>();
        for (var one : page.path("group_chat_list")) {
            var chat = one.path("chat_id").asString("");
            if (GroupChatChange.isId(chat)) found.add(chat);
        }
        var next = page.path("next_cursor").asString("");
        var isEnd = next.isEmpty() || next.length() > LONGEST_CURSOR || next.equals(list.cursor());
        transactions.executeWithoutResult(status -> {
            if (!lists.goOn(list, isEnd ? "" : next, now)) return;
            if (!found.isEmpty()) chats.listed(list.account(), found, now, now.minus(FRESH));
            if (!isEnd) return;
            chats.unlisted(list.account(), list.begun(), now, now.minus(FRESH));
            lists.end(list, now, now.plus(every));
        });
    }

    private void notNow(Leased list, Trouble why) {
        var doublings = Math.clamp(list.tries() - 1, 0, MOST_DOUBLINGS);
        lists.fail(list, why, now().plus(FIRST_PAUSE.multipliedBy(1L << doublings)));
    }

    static Trouble trouble(Refused refused) {
        var arguments = refused.arguments();
        return new Trouble(refused.key(), arguments.length == 0 ? "" : String.valueOf(arguments[0]));
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
