package dev.rapport.contact.webhook;

import dev.rapport.contact.AnsweringAccounts;
import dev.rapport.contact.Carrier;
import dev.rapport.contact.Correspondent;
import dev.rapport.contact.Letter;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Word;
import java.io.IOException;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Answers go to the address that the account of the conversation names, in the system in which it was asked. */
@Component
@Order(2)
class WebhookCarrier implements Carrier {

    private static final Logger log = LoggerFactory.getLogger(WebhookCarrier.class);
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int TOO_SLOW = 408;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final ChannelAccounts accounts;
    private final AnsweringAccounts answering;
    private final WebhookCaller caller;

    WebhookCarrier(ChannelAccounts accounts, AnsweringAccounts answering, WebhookCaller caller) {
        this.accounts = accounts;
        this.answering = answering;
        this.caller = caller;
    }

    @Override
    public String name() {
        return WebhookPlatform.NAME;
    }

    @Override
    public String account() {
        return WebhookPlatform.NAME;
    }

    /** Only the one that heard: another system does not know the person. */
    @Override
    public Optional<ChannelAccount> answering(Correspondent with) {
        return answering
                .heard(with)
                .flatMap(accounts::byId)
                .filter(account -> account.isOn() && account.platform().equals(WebhookPlatform.NAME))
                .filter(account -> account.settings().containsKey(WebhookPlatform.ANSWERS));
    }

    @Override
    public Set<Channel> channels() {
        return accounts.connected(WebhookPlatform.NAME).stream()
                .filter(account -> account.settings().containsKey(WebhookPlatform.ANSWERS))
                .map(WebhookCarrier::channel)
                .collect(Collectors.toSet());
    }

    private static Channel channel(ChannelAccount account) {
        return Word.parse(Channel.class, account.settings().getOrDefault(WebhookPlatform.CHANNEL, Channel.WEB.word()));
    }

    @Override
    public boolean answersInPublic(ChannelAccount account) {
        return account.platform().equals(WebhookPlatform.NAME)
                && account.settings().containsKey(WebhookPlatform.ANSWERS);
    }

    @Override
    public boolean isReady() {
        return accounts.isConnected(WebhookPlatform.NAME);
    }

    @Override
    public boolean isReadyForItself() {
        return false;
    }

    @Override
    public Reach reach(Correspondent with, Channel channel) {
        return answering(with)
                .filter(account -> channel(account) == channel)
                .flatMap(account -> answering.handle(with))
                .<Reach>map(handle -> new Reach.At(handle, ""))
                .orElseGet(() -> new Reach.Nowhere("contact.not-known-there"));
    }

    @Override
    public Outcome send(Letter letter) {
        var id = letter.account();
        if (id == null) return new Outcome.Refused(Trouble.of("contact.account-off"));
        if (accounts.byId(id).filter(ChannelAccount::isOn).isEmpty())
            return new Outcome.Later(Trouble.of("contact.account-off"));
        try {
            var settings = accounts.settings(id);
            return outcome(letter, caller.call(settings, letter.id().toString(), told(letter)));
        } catch (IOException e) {
            log.warn("A webhook did not take {}: {}", letter, e.toString());
            return later(letter, String.valueOf(e.getMessage()));
        } catch (Refused refused) {
            accounts.troubled(id, refused);
            return new Outcome.Later(Trouble.of("contact.account-troubled"));
        }
    }

    private Outcome outcome(Letter letter, int code) {
        if (WebhookCaller.isTaken(code)) {
            if (letter.account() != null) accounts.sent(letter.account());
            return new Outcome.Accepted(letter.account() + " " + letter.id());
        }
        var isForGood = code >= CLIENT_ERROR && code < SERVER_ERROR && code != TOO_MANY && code != TOO_SLOW;
        if (!isForGood) return later(letter, "HTTP " + code);
        var why = new Trouble(code == GONE ? "account.webhook.gone" : "account.webhook.not-taken", "HTTP " + code);
        if (code == GONE && letter.account() != null) accounts.notSent(letter.account(), why);
        return new Outcome.Refused(why);
    }

    private Outcome later(Letter letter, String detail) {
        var why = new Trouble("account.webhook.not-reached", detail);
        if (letter.account() != null) accounts.notSent(letter.account(), why);
        return new Outcome.Later(why);
    }

    private static HashMap<String, @Nullable Object> told(Letter letter) {
        var told = new HashMap<String, @Nullable Object>();
        told.put("type", letter.isInPublic() ? "comment.answer" : "message");
        told.put("id", letter.id().toString());
        if (letter.isInPublic()) told.put("on", letter.earlier().getLast());
        told.put("to", letter.address());
        told.put("heading", letter.heading());
        told.put("text", letter.body());
        told.put("writtenAt", letter.writtenAt().toString());
        return told;
    }
}
