package dev.rapport.contact.wechat;

import dev.rapport.contact.accounts.AccountField;
import dev.rapport.contact.accounts.AccountField.Kind;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.ChannelPlatform;
import dev.rapport.contact.accounts.PlayedServers;
import dev.rapport.contact.sealed.CallbackSeal;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What must be known of an official account of WeChat. */
@Component
class WechatPlatform implements ChannelPlatform {

    static final String NAME = "wechat";
    static final String APP = "app-id";
    static final String SECRET = "secret";
    static final String TOKEN = "token";
    static final String KEY = "key";

    private static final List<AccountField> FIELDS = PlayedServers.and(
            AccountField.needed(APP, Kind.TEXT),
            AccountField.needed(SECRET, Kind.SECRET),
            AccountField.needed(TOKEN, Kind.SECRET),
            AccountField.needed(KEY, Kind.SECRET));

    private final WechatApi api;
    private final PlayedServers played;

    WechatPlatform(WechatApi api, PlayedServers played) {
        this.api = api;
        this.played = played;
    }

    /** What calls are checked with: the token alone signs that one asks, all of it what is brought. */
    record Check(String token, CallbackSeal seal) {

        @Override
        public String toString() {
            return "a check";
        }
    }

    /** Empty while something of it is missing. */
    static Optional<Check> check(Optional<String> token, Optional<String> key, Optional<String> app) {
        if (token.isEmpty() || key.isEmpty() || app.isEmpty()) return Optional.empty();
        return CallbackSeal.of(token.get(), key.get(), app.get()).map(seal -> new Check(token.get(), seal));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.WECHAT);
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
        settings.find(KEY).filter(key -> CallbackSeal.of("", key, "").isEmpty()).ifPresent(key -> {
            throw Refused.invalid("account.wechat.bad-key").at(KEY);
        });
    }

    @Override
    public void test(AccountSettings settings) {
        api.test(settings);
    }
}
