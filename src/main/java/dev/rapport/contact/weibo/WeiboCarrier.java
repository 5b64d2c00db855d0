package dev.rapport.contact.weibo;

import dev.rapport.contact.AnsweringAccounts;
import dev.rapport.contact.Letter;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.chats.ChatCarrier;
import dev.rapport.contact.chats.ChatTalks;
import dev.rapport.contact.chats.CommentPlace;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Phrase;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Answers whoever wrote a private message, as often as we like within 48 hours of what they wrote last, and comments whenever we
 * like.
 */
@Component
@Order(4)
class WeiboCarrier extends ChatCarrier {

    private static final Duration OPEN = Duration.ofHours(48);

    /** Characters, of whatever script. */
    private static final int LONGEST = 300;

    /** Of an answer below a comment. */
    private static final int LONGEST_COMMENT = 140;

    private final ChannelAccounts accounts;
    private final ChatTalks talks;
    private final WeiboApi api;

    WeiboCarrier(ChannelAccounts accounts, AnsweringAccounts answering, ChatTalks talks, WeiboApi api) {
        super(WeiboPlatform.NAME, Channel.WEIBO, accounts, answering);
        this.accounts = accounts;
        this.talks = talks;
        this.api = api;
    }

    @Override
    protected Reach reach(UUID account, String handle) {
        var talk = talks.of(account, Channel.WEIBO, handle);
        if (talk.isEmpty()) return unknown();
        var remains = talk.get().remains(OPEN);
        return remains.isPositive()
                ? new Reach.At(handle, "", new Phrase("account.weibo.limit", remains.toHours()))
                : new Reach.Nowhere("account.weibo.too-late");
    }

    @Override
    protected boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > LONGEST;
    }

    @Override
    protected Outcome say(UUID account, Letter letter) throws IOException {
        return outcome(account, letter, api.say(accounts.settings(account), letter.address(), letter.body()));
    }

    @Override
    public boolean answersInPublic(ChannelAccount account) {
        return account.platform().equals(WeiboPlatform.NAME)
                && account.secrets().contains(WeiboPlatform.COMMENTS);
    }

    @Override
    public Optional<String> unfitInPublic(String words) {
        return words.codePointCount(0, words.length()) > LONGEST_COMMENT
                ? Optional.of(key("too-long-comment"))
                : Optional.empty();
    }

    @Override
    protected Outcome sayInPublic(UUID account, Letter letter) throws IOException {
        var below = CommentPlace.of(letter.earlier().getLast());
        return outcome(account, letter, api.answer(accounts.settings(account), below, letter.body()));
    }

    private Outcome outcome(UUID account, Letter letter, WeiboApi.Answer answer) {
        if (answer.isWell()) return taken(account, letter.id().toString());
        if (answer.isOfToken()) return later(account, new Trouble("account.weibo.token", answer.said()));
        return answer.isNotNow() ? later(account, new Trouble(key("said"), answer.said())) : refused(answer.said());
    }
}
