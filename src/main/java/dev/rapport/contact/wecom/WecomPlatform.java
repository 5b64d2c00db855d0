package dev.rapport.contact.wecom;

import dev.rapport.contact.accounts.AccountField;
import dev.rapport.contact.accounts.AccountField.Kind;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.ChannelPlatform;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What must be known of WeChat customer service in WeCom. */
@Component
class WecomPlatform implements ChannelPlatform {

    static final String NAME = "wecom";
    static final String CORP = "corp";
    static final String SECRET = "secret";
    static final String TOKEN = "token";
    static final String KEY = "key";

    /** Another server than the platform's, which plays it. */
    static final String SERVER = "server";

    static final String PORT = "port";

    private static final List<AccountField> FIELDS = List.of(
            AccountField.needed(CORP, Kind.TEXT),
            AccountField.needed(SECRET, Kind.SECRET),
            AccountField.needed(TOKEN, Kind.SECRET),
            AccountField.needed(KEY, Kind.SECRET),
            AccountField.optional(SERVER, Kind.ADDRESS),
            AccountField.optional(PORT, Kind.NUMBER));

    private final WecomApi api;

    WecomPlatform(WecomApi api) {
        this.api = api;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.WECOM);
    }

    @Override
    public List<AccountField> fields() {
        return FIELDS;
    }

    @Override
    public void check(AccountSettings settings) {
        settings.find(KEY).filter(key -> CallbackSeal.of("", key, "").isEmpty()).ifPresent(key -> {
            throw Refused.invalid("account.wecom.bad-key").at(KEY);
        });
    }

    /** Empty while something of it is missing. */
    static Optional<CallbackSeal> seal(AccountSettings settings) {
        return settings.find(TOKEN)
                .flatMap(token -> settings.find(KEY)
                        .flatMap(key -> settings.find(CORP).flatMap(corp -> CallbackSeal.of(token, key, corp))));
    }

    @Override
    public void test(AccountSettings settings) {
        api.test(settings);
    }
}
