package dev.rapport.contact.douyin;

import dev.rapport.contact.accounts.AccountField;
import dev.rapport.contact.accounts.AccountField.Kind;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.ChannelPlatform;
import dev.rapport.contact.accounts.PlayedServers;
import dev.rapport.contact.posts.PostSettings;
import dev.rapport.platform.Channel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What must be known of an account of Douyin that let an app of ours manage its private messages, and its comments if it likes. */
@Component
class DouyinPlatform implements ChannelPlatform {

    static final String NAME = "douyin";
    static final String CLIENT_KEY = "client-key";
    static final String SECRET = "secret";
    static final String OPEN_ID = "open-id";
    static final String REFRESH = "refresh-token";

    private static final List<AccountField> FIELDS = PostSettings.and(PlayedServers.and(
            AccountField.needed(CLIENT_KEY, Kind.TEXT),
            AccountField.needed(SECRET, Kind.SECRET),
            AccountField.needed(OPEN_ID, Kind.TEXT),
            AccountField.needed(REFRESH, Kind.SECRET)));

    private final DouyinApi api;
    private final PlayedServers played;

    DouyinPlatform(DouyinApi api, PlayedServers played) {
        this.api = api;
        this.played = played;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.DOUYIN);
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
        PostSettings.check(settings);
    }

    @Override
    public void test(AccountSettings settings) {
        api.test(settings);
    }
}
