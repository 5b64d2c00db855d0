package dev.rapport.contact.wecom;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.wecom.ContactRows.Kept;
import dev.rapport.contact.wecom.WecomApi.Answer;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Loop;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/**
 * Asks the platform what it knows of contacts of whom it told something: outside of any transaction, one at a time, and less and
 * less often where it does not say.
 */
@Component
class ContactWatch extends Loop {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 9;
    private static final int MOST_TRIES = 40;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ID = 200;

    /** It has no such contact, or no more. */
    private static final Set<Integer> NOBODY = Set.of(40096, 84061);

    private final ChannelAccounts accounts;
    private final ContactRows rows;
    private final ContactsKnown known;
    private final WecomApi api;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Duration rest;

    ContactWatch(
            ChannelAccounts accounts,
            ContactRows rows,
            ContactsKnown known,
            WecomApi api,
            TransactionOperations transactions,
            Clock clock,
            @Value("${rapport.wecom.look:2s}") Duration rest) {
        super("contacts in wecom", DEFAULT_PHASE);
        this.accounts = accounts;
        this.rows = rows;
        this.known = known;
        this.api = api;
        this.transactions = transactions;
        this.clock = clock;
        this.rest = rest;
    }

    @Override
    protected void round() throws InterruptedException {
        var ready = accounts.connected(WecomPlatform.NAME).stream()
                .map(ChannelAccount::id)
                .toList();
        if (!ready.isEmpty())
            for (var due = rows.lease(ready, now(), now().plus(LEASE));
                    due.isPresent() && goesOn() && ask(due.get());
                    due = rows.lease(ready, now(), now().plus(LEASE))) {
                // the next one
            }
        Thread.sleep(rest);
    }

    /** False where it may be as well to rest. */
    private boolean ask(Kept contact) {
        try {
            var settings = accounts.settings(contact.account());
            var answer = api.get(settings, "/cgi-bin/externalcontact/get", "external_userid", contact.external());
            if (answer.isWell()) take(contact, answer.body().path("external_contact"));
            else notNow(contact, answer);
            return answer.isWell() || NOBODY.contains(answer.code());
        } catch (IOException e) {
            notNow(contact, new Trouble("account.wecom.not-reached", String.valueOf(e.getMessage())));
        } catch (Refused refused) {
            var arguments = refused.arguments();
            notNow(contact, new Trouble(refused.key(), arguments.length == 0 ? "" : String.valueOf(arguments[0])));
        }
        return false;
    }

    private void take(Kept contact, JsonNode told) {
        transactions.executeWithoutResult(status -> {
            rows.asked(contact, name(told), unionid(told), now());
            known.settle(contact.id());
        });
    }

    private static @Nullable String name(JsonNode told) {
        var name = CleanText.lineOrNull(CleanText.fit(told.path("name").asString("")));
        return name == null || name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static @Nullable String unionid(JsonNode told) {
        var unionid = CleanText.line(told.path("unionid").asString(""));
        return unionid.isEmpty()
                        || unionid.length() > LONGEST_ID
                        || unionid.chars().anyMatch(Character::isWhitespace)
                ? null
                : unionid;
    }

    private void notNow(Kept contact, Answer answer) {
        var why = new Trouble("account.wecom.said", DeskWatch.said(answer));
        if (NOBODY.contains(answer.code())) rows.notAsked(contact.id(), why, null);
        else notNow(contact, why);
    }

    private void notNow(Kept contact, Trouble why) {
        var doublings = Math.clamp(contact.tries() - 1, 0, MOST_DOUBLINGS);
        rows.notAsked(
                contact.id(),
                why,
                contact.tries() >= MOST_TRIES ? null : now().plus(FIRST_PAUSE.multipliedBy(1L << doublings)));
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
