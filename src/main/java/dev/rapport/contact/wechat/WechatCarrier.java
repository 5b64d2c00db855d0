package dev.rapport.contact.wechat;

import dev.rapport.contact.AnsweringAccounts;
import dev.rapport.contact.Letter;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.chats.ChatCarrier;
import dev.rapport.contact.chats.ChatTalks;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Answers followers within 48 hours of what they wrote last, five times until they write again; the platform has the last word. */
@Component
@Order(6)
class WechatCarrier extends ChatCarrier {

    private static final Duration OPEN = Duration.ofHours(48);
    private static final int MOST = 5;
    private static final int LONGEST = 2_048;
    private static final int TOO_LATE = 45015;
    private static final int TOO_MANY = 45047;

    private final ChannelAccounts accounts;
    private final ChatTalks talks;
    private final WechatApi api;

    WechatCarrier(ChannelAccounts accounts, AnsweringAccounts answering, ChatTalks talks, WechatApi api) {
        super(WechatPlatform.NAME, Channel.WECHAT, accounts, answering);
        this.accounts = accounts;
        this.talks = talks;
        this.api = api;
    }

    @Override
    protected Reach reach(UUID account, String handle) {
        var talk = talks.of(account, Channel.WECHAT, handle);
        if (talk.isEmpty()) return unknown();
        var remains = talk.get().remains(OPEN);
        var left = MOST - talk.get().answered();
        if (!remains.isPositive()) return new Reach.Nowhere(key("too-late"));
        if (left <= 0) return new Reach.Nowhere(key("too-many"));
        return new Reach.At(handle, "", new Phrase("account.wechat.limit", remains.toHours(), left));
    }

    @Override
    protected boolean isTooLong(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    @Override
    protected Outcome say(UUID account, Letter letter) throws IOException {
        var answer = api.say(accounts.settings(account), letter.address(), letter.body());
        if (answer.isWell()) return taken(account, letter.id().toString());
        if (answer.isNotNow()) return later(account, new Trouble(key("said"), answer.said()));
        return switch (answer.code()) {
            case TOO_LATE -> new Outcome.Refused(Trouble.of(key("too-late")));
            case TOO_MANY -> new Outcome.Refused(Trouble.of(key("too-many")));
            default -> refused(answer.said());
        };
    }
}
