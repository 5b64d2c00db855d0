package dev.rapport.contact.wecom;

import dev.rapport.contact.AnsweringAccounts;
import dev.rapport.contact.Letter;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.chats.ChatCarrier;
import dev.rapport.contact.wecom.KfTalks.Talk;
import dev.rapport.contact.wecom.WecomApi.Answer;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Answers customers of a customer service where they wrote: within 48 hours of what they wrote last, and five times until they
 * write again. Both are known before somebody writes, see {@link KfTalks}; the platform has the last word.
 */
@Component
@Order(3)
class KfCarrier extends ChatCarrier {

    private static final int TOO_MANY = 95001;
    private static final int LONGEST = 2_048;

    private final ChannelAccounts accounts;
    private final KfTalks talks;
    private final WecomApi api;

    KfCarrier(ChannelAccounts accounts, AnsweringAccounts answering, KfTalks talks, WecomApi api) {
        super(WecomPlatform.NAME, Channel.WECOM, accounts, answering);
        this.accounts = accounts;
        this.talks = talks;
        this.api = api;
    }

    @Override
    protected Reach reach(UUID account, String handle) {
        return talks.of(account, handle)
                .map(talk -> talk.closed()
                        .<Reach>map(Reach.Nowhere::new)
                        .orElseGet(() ->
                                new Reach.At(handle, "", new Phrase("account.wecom.limit", talk.hours(), talk.left()))))
                .orElseGet(ChatCarrier::unknown);
    }

    @Override
    protected boolean isTooLong(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    @Override
    protected Outcome say(UUID account, Letter letter) throws IOException {
        var talk = talks.of(account, letter.address());
        if (talk.isEmpty()) return new Outcome.Refused(Trouble.of("contact.not-known-there"));
        var answer = api.post(accounts.settings(account), "/cgi-bin/kf/send_msg", told(letter, talk.get()));
        return outcome(account, answer);
    }

    private Outcome outcome(UUID account, Answer answer) {
        if (answer.isWell()) return taken(account, answer.body().path("msgid").asString(""));
        if (answer.isNotNow()) return later(account, new Trouble(key("said"), DeskWatch.said(answer)));
        return answer.code() == TOO_MANY
                ? new Outcome.Refused(Trouble.of(KfTalks.TOO_MANY))
                : refused(DeskWatch.said(answer));
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
