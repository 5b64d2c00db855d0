package dev.rapport.contact.wecom;

import dev.rapport.contact.AnsweringAccounts;
import dev.rapport.contact.Carrier;
import dev.rapport.contact.Correspondent;
import dev.rapport.contact.Letter;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.wecom.KfTalks.Talk;
import dev.rapport.contact.wecom.WecomApi.Answer;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Phrase;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Answers customers of a customer service where they wrote: within 48 hours of what they wrote last, and five times until they
 * write again. Both are known before somebody writes, see {@link KfTalks}; the platform has the last word.
 */
@Component
@Order(3)
class KfCarrier implements Carrier {

    private static final Logger log = LoggerFactory.getLogger(KfCarrier.class);
    private static final int TOO_MANY = 95001;
    private static final int LONGEST = 2_048;

    private final ChannelAccounts accounts;
    private final AnsweringAccounts answering;
    private final KfTalks talks;
    private final WecomApi api;

    KfCarrier(ChannelAccounts accounts, AnsweringAccounts answering, KfTalks talks, WecomApi api) {
        this.accounts = accounts;
        this.answering = answering;
        this.talks = talks;
        this.api = api;
    }

    @Override
    public String name() {
        return WecomPlatform.NAME;
    }

    @Override
    public String account() {
        return WecomPlatform.NAME;
    }

    /** Only the one that heard: customers are known to it alone. */
    @Override
    public Optional<ChannelAccount> answering(Correspondent with) {
        return answering
                .heard(with)
                .flatMap(accounts::byId)
                .filter(account -> account.isOn() && account.platform().equals(WecomPlatform.NAME));
    }

    @Override
    public Set<Channel> channels() {
        return isReady() ? Set.of(Channel.WECOM) : Set.of();
    }

    @Override
    public boolean isReady() {
        return accounts.isConnected(WecomPlatform.NAME);
    }

    @Override
    public boolean isReadyForItself() {
        return false;
    }

    @Override
    public Reach reach(Correspondent with, Channel channel) {
        var account = answering(with);
        var handle = answering.handle(with);
        if (account.isEmpty() || handle.isEmpty()) return new Reach.Nowhere("contact.not-known-there");
        var talk = talks.of(account.get().id(), handle.get());
        if (talk.isEmpty()) return new Reach.Nowhere("contact.not-known-there");
        return talk.get()
                .closed()
                .<Reach>map(Reach.Nowhere::new)
                .orElseGet(() -> new Reach.At(handle.get(), "", limit(talk.get())));
    }

    private static Phrase limit(Talk talk) {
        return new Phrase("account.wecom.limit", talk.hours(), talk.left());
    }

    @Override
    public Outcome send(Letter letter) {
        var account = letter.account();
        if (account == null) return new Outcome.Refused(Trouble.of("contact.account-off"));
        if (letter.body().getBytes(StandardCharsets.UTF_8).length > LONGEST)
            return new Outcome.Refused(Trouble.of("account.wecom.too-long"));
        var talk = talks.of(account, letter.address());
        if (talk.isEmpty()) return new Outcome.Refused(Trouble.of("contact.not-known-there"));
        try {
            return outcome(
                    account, api.post(accounts.settings(account), "/cgi-bin/kf/send_msg", told(letter, talk.get())));
        } catch (IOException e) {
            log.warn("WeCom did not take {}: {}", letter, e.toString());
            return later(account, "account.wecom.not-reached", String.valueOf(e.getMessage()));
        } catch (Refused refused) {
            accounts.troubled(account, refused);
            return new Outcome.Later(Trouble.of("contact.account-troubled"));
        }
    }

    private Outcome outcome(UUID account, Answer answer) {
        if (answer.isWell()) {
            accounts.sent(account);
            return new Outcome.Accepted(
                    account + " " + answer.body().path("msgid").asString(""));
        }
        if (answer.isNotNow()) return later(account, "account.wecom.said", DeskWatch.said(answer));
        return new Outcome.Refused(
                answer.code() == TOO_MANY
                        ? Trouble.of(KfTalks.TOO_MANY)
                        : new Trouble("account.wecom.said", DeskWatch.said(answer)));
    }

    private Outcome later(UUID account, String reason, String detail) {
        var why = new Trouble(reason, detail);
        accounts.notSent(account, why);
        return new Outcome.Later(why);
    }

    /** The platform knows a repeat by the id: 32 letters and digits at most. */
    private static Map<String, ?> told(Letter letter, Talk talk) {
        return Map.of(
                "touser", letter.address(),
                "open_kfid", talk.desk(),
                "msgid", letter.id().toString().replace("-", ""),
                "msgtype", "text",
                "text", Map.of("content", letter.body()));
    }
}
