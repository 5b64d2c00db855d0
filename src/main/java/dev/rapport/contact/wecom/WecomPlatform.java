package dev.rapport.contact.wecom;

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

/** What must be known of an application of WeCom that may call customer service and customer contact. */
@Component
class WecomPlatform implements ChannelPlatform {

    static final String NAME = "wecom";
    static final String CORP = "corp";
    static final String SECRET = "secret";
    static final String TOKEN = "token";
    static final String KEY = "key";

    /** With what whoever adds a colleague is greeted; nobody is where it says nothing. */
    static final String WELCOME = "welcome";

    private static final List<AccountField> FIELDS = PlayedServers.and(
            AccountField.needed(CORP, Kind.TEXT),
            AccountField.needed(SECRET, Kind.SECRET),
            AccountField.needed(TOKEN, Kind.SECRET),
            AccountField.needed(KEY, Kind.SECRET),
            AccountField.optional(WELCOME, Kind.TEXT));

    private final WecomApi api;
    private final PlayedServers played;

    WecomPlatform(WecomApi api, PlayedServers played) {
        this.api = api;
        this.played = played;
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
            throw Refused.invalid("account.wecom.bad-key").at(KEY);
        });
        try {
            settings.find(WELCOME).ifPresent(WelcomeText::checked);
        } catch (Refused refused) {
            throw refused.at(WELCOME);
        }
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
