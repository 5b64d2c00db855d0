package dev.rapport.contact.weibo;

import dev.rapport.contact.accounts.AccountField;
import dev.rapport.contact.accounts.AccountField.Kind;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.ChannelPlatform;
import dev.rapport.contact.accounts.PlayedServers;
import dev.rapport.contact.posts.PostSettings;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What must be known of a verified account of Weibo whose private messages, and comments if it likes, are open to programs. */
@Component
class WeiboPlatform implements ChannelPlatform {

    static final String NAME = "weibo";
    static final String UID = "uid";
    static final String SECRET = "secret";
    static final String TOKEN = "access-token";

    /** Of the account itself, for what is said in public; without it comments are not taken. */
    static final String COMMENTS = "comments-token";

    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");
    private static final List<AccountField> FIELDS = PostSettings.and(PlayedServers.and(
            AccountField.needed(UID, Kind.TEXT),
            AccountField.needed(SECRET, Kind.SECRET),
            AccountField.needed(TOKEN, Kind.SECRET),
            AccountField.optional(COMMENTS, Kind.SECRET)));

    private final WeiboApi api;
    private final PlayedServers played;

    WeiboPlatform(WeiboApi api, PlayedServers played) {
        this.api = api;
        this.played = played;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.WEIBO);
    }

    @Override
    public Map<String, String> given() {
        return ChannelPlatform.calling(NAME);
    }

    @Override
    public List<AccountField> fields() {
        return FIELDS;
    }

    @Override
    public void check(AccountSettings settings) {
        played.check(settings);
        if (!ID.matcher(settings.text(UID)).matches())
            throw Refused.invalid("account.weibo.bad-uid").at(UID);
        PostSettings.check(settings);
    }

    @Override
    public void test(AccountSettings settings) {
        api.test(settings);
    }
}
