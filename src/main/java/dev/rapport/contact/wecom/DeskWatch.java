package dev.rapport.contact.wecom;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.inbound.InboundQueue;
import dev.rapport.contact.wecom.DeskRows.Leased;
import dev.rapport.contact.wecom.WecomApi.Answer;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Loop;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Signal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/**
 * Fetches what came to customer services, page by page from where it stopped. How far it went is written when a page is kept, so
 * that a crash fetches a page again and keeps nothing twice. Calls of the platform make it look at once; without one it looks now
 * and then.
 */
@Component
class DeskWatch extends Loop {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int PAGE = 200;
    private static final int FROM_CUSTOMERS = 3;

    private final UUID me = Ids.next();
    private final ChannelAccounts accounts;
    private final DeskRows desks;
    private final WecomApi api;
    private final KfBodies bodies;
    private final InboundQueue inbound;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Duration rest;
    private final Duration poll;
    private final Signal signal = new Signal();

    DeskWatch(
            ChannelAccounts accounts,
            DeskRows desks,
            WecomApi api,
            KfBodies bodies,
            InboundQueue inbound,
            TransactionOperations transactions,
            Clock clock,
            @Value("${rapport.wecom.look:2s}") Duration rest,
            @Value("${rapport.wecom.poll:1m}") Duration poll) {
        super("customer services", DEFAULT_PHASE);
        this.accounts = accounts;
        this.desks = desks;
        this.api = api;
        this.bodies = bodies;
        this.inbound = inbound;
        this.transactions = transactions;
        this.clock = clock;
        this.rest = rest;
        this.poll = poll;
    }

    void wake() {
        signal.wake();
    }

    @Override
    protected void round() throws InterruptedException {
        var ready = accounts.connected(WecomPlatform.NAME).stream()
                .map(ChannelAccount::id)
                .toList();
        if (!ready.isEmpty())
            for (var due = desks.lease(ready, me, now(), LEASE);
                    due.isPresent() && goesOn();
                    due = desks.lease(ready, me, now(), LEASE)) fetch(due.get());
        signal.await(rest);
    }

    private void fetch(Leased desk) {
        try {
            var settings = accounts.settings(desk.account());
            var next = desk;
            var more = true;
            while (more && goesOn()) {
                var answer = page(settings, next);
                if (!answer.isWell()) {
                    accounts.troubled(desk.account(), new Trouble("account.wecom.said", said(answer)));
                    break;
                }
                var cursor = answer.body().path("next_cursor").asString("");
                more = answer.body().path("has_more").asInt(0) == 1 && !cursor.equals(next.cursor());
                if (!keep(settings, next, answer.body().path("msg_list"), cursor)) return;
                next = new Leased(next.account(), next.desk(), cursor, next.token(), next.calls());
                accounts.contacted(desk.account(), now());
            }
        } catch (IOException e) {
            accounts.troubled(desk.account(), new Trouble("account.wecom.not-reached", String.valueOf(e.getMessage())));
        } catch (Refused refused) {
            accounts.troubled(desk.account(), refused);
        } finally {
            desks.giveBack(desk, me, now().plus(poll));
        }
    }

    private Answer page(AccountSettings settings, Leased desk) throws IOException {
        return api.post(
                settings,
                "/cgi-bin/kf/sync_msg",
                Map.of(
                        "cursor", desk.cursor(),
                        "token", desk.token(),
                        "limit", PAGE,
                        "voice_format", 0,
                        "open_kfid", desk.desk()));
    }

    /**
     * One after another, since files may be large: what is kept already is known by its id when a page is fetched again. False
     * where another copy went on meanwhile.
     */
    private boolean keep(AccountSettings settings, Leased desk, JsonNode messages, String cursor) throws IOException {
        for (var message : messages) {
            if (message.path("origin").asInt() == FROM_CUSTOMERS) keep(settings, desk, message);
            else if (KfBodies.isLost(message)) keepLost(desk, message);
        }
        return desks.advance(desk, me, cursor, now().plus(LEASE));
    }

    private void keep(AccountSettings settings, Leased desk, JsonNode message) throws IOException {
        var thread = KfBodies.thread(message);
        var body = bodies.of(settings, message);
        transactions.executeWithoutResult(status -> {
            inbound.keep(desk.account(), message.path("msgid").asString(""), thread, body);
            desks.wrote(desk.account(), thread, KfBodies.at(message));
        });
    }

    /** In a stream of what was lost: what customers write does not wait for it. */
    private void keepLost(Leased desk, JsonNode message) {
        var lost = message.path("event").path("fail_msgid").asString("");
        inbound.keep(desk.account(), message.path("msgid").asString(""), "lost " + lost, bodies.of(message));
    }

    static String said(Answer answer) {
        return answer.code() + " " + answer.message();
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
