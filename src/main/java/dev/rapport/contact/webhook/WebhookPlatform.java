package dev.rapport.contact.webhook;

import dev.rapport.contact.accounts.AccountField;
import dev.rapport.contact.accounts.AccountField.Kind;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.ChannelPlatform;
import dev.rapport.contact.posts.PostSettings;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What must be known of another system that hands in and is answered by calls. */
@Component
class WebhookPlatform implements ChannelPlatform {

    static final String NAME = "webhook";
    static final String CHANNEL = "channel";
    static final String SECRET = "secret";

    /** The one before, as long as the other side changes to the new one. */
    static final String OLD_SECRET = "old-secret";

    /** Where answers are posted to. */
    static final String ANSWERS = "answers";

    private static final List<String> CHANNELS = List.of(Channel.WEB.word(), Channel.CHAT.word(), Channel.SMS.word());

    private static final List<AccountField> FIELDS = PostSettings.and(List.of(
            AccountField.choice(CHANNEL, CHANNELS),
            AccountField.needed(SECRET, Kind.SECRET),
            AccountField.optional(OLD_SECRET, Kind.SECRET),
            AccountField.optional(ANSWERS, Kind.TEXT)));

    private final WebhookCaller caller;

    WebhookPlatform(WebhookCaller caller) {
        this.caller = caller;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.WEB, Channel.CHAT, Channel.SMS);
    }

    @Override
    public Map<String, String> given() {
        return ChannelPlatform.calling("webhooks");
    }

    @Override
    public List<AccountField> fields() {
        return FIELDS;
    }

    @Override
    public void check(AccountSettings settings) {
        for (var field : List.of(SECRET, OLD_SECRET))
            if (settings.find(field)
                    .filter(secret -> Signature.secret(secret).isEmpty())
                    .isPresent())
                throw Refused.invalid("account.webhook.bad-secret").at(field);
        settings.find(ANSWERS).ifPresent(address -> caller.address(address));
        PostSettings.check(settings);
    }

    /** Calls the address for answers, if there is one, with something that asks for nothing. */
    @Override
    public void test(AccountSettings settings) {
        if (settings.find(ANSWERS).isPresent()) caller.test(settings);
    }
}
