package dev.rapport.contact.douyin;

import dev.rapport.contact.AnsweringAccounts;
import dev.rapport.contact.Letter;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.chats.ChatCarrier;
import dev.rapport.contact.chats.CommentPlace;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Phrase;
import java.io.IOException;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Answers whoever wrote a private message; how long and how often is said before, see {@link DouyinTalks}. Comments are answered
 * below what our account published, as often as we like.
 */
@Component
@Order(5)
class DouyinCarrier extends ChatCarrier {

    private final ChannelAccounts accounts;
    private final DouyinTalks talks;
    private final DouyinApi api;

    DouyinCarrier(ChannelAccounts accounts, AnsweringAccounts answering, DouyinTalks talks, DouyinApi api) {
        super(DouyinPlatform.NAME, Channel.DOUYIN, accounts, answering);
        this.accounts = accounts;
        this.talks = talks;
        this.api = api;
    }

    @Override
    protected Reach reach(UUID account, String handle) {
        var talk = talks.of(account, handle);
        if (talk.isEmpty()) return unknown();
        if (talk.get().isOver()) return new Reach.Nowhere("account.douyin.too-late");
        if (talk.get().left() == 0) return new Reach.Nowhere("account.douyin.too-many");
        return new Reach.At(
                handle,
                "",
                new Phrase(
                        "account.douyin.limit", talk.get().hours(), talk.get().left()));
    }

    /** How long words may be is published nowhere: the platform has the last word. */
    @Override
    protected boolean isTooLong(String text) {
        return false;
    }

    @Override
    protected Outcome say(UUID account, Letter letter) throws IOException {
        var talk = talks.of(account, letter.address());
        if (talk.isEmpty()) return new Outcome.Refused(Trouble.of("contact.not-known-there"));
        var answer = api.say(
                accounts.settings(account),
                letter.address(),
                talk.get().conversation(),
                talk.get().message(),
                letter.body());
        return outcome(account, letter, answer, "msg_id");
    }

    @Override
    public boolean answersInPublic(ChannelAccount account) {
        return account.platform().equals(DouyinPlatform.NAME);
    }

    @Override
    protected Outcome sayInPublic(UUID account, Letter letter) throws IOException {
        var below = CommentPlace.of(letter.earlier().getLast());
        return outcome(account, letter, api.answer(accounts.settings(account), below, letter.body()), "comment_id");
    }

    /** @param named where Douyin says how it knows what it took */
    private Outcome outcome(UUID account, Letter letter, DouyinApi.Answer answer, String named) {
        if (answer.isWell())
            return taken(account, answer.data().path(named).asString(letter.id().toString()));
        return answer.isNotNow() ? later(account, new Trouble(key("said"), answer.said())) : refused(answer.said());
    }
}
