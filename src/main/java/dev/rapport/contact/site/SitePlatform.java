package dev.rapport.contact.site;

import dev.rapport.contact.accounts.AccountField;
import dev.rapport.contact.accounts.AccountField.Kind;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.ChannelPlatform;
import dev.rapport.customer.ConsentWordings;
import dev.rapport.customer.Purpose;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Word;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What must be known of a site that has our form or chat. */
@Component
class SitePlatform implements ChannelPlatform {

    static final String NAME = "web";
    static final String ORIGINS = "origins";
    static final String BECOMES = "becomes";
    static final String CONSENT = "consent";
    static final String GREETING = "greeting";
    static final String GREETING_CHINESE = "greeting-chinese";
    static final String ACCENT = "accent";
    static final String PRIVACY = "privacy";

    private static final List<AccountField> FIELDS = List.of(
            AccountField.needed(ORIGINS, Kind.TEXT),
            AccountField.choice(BECOMES, List.of(Site.RULES, "ticket", "lead")),
            AccountField.choice(CONSENT, List.of(Site.NOTHING, Purpose.MARKETING.word(), Purpose.NEWSLETTER.word())),
            AccountField.optional(PRIVACY, Kind.TEXT),
            AccountField.optional(GREETING, Kind.TEXT),
            AccountField.optional(GREETING_CHINESE, Kind.TEXT),
            AccountField.optional(ACCENT, Kind.TEXT));

    private final ConsentWordings wordings;

    SitePlatform(ConsentWordings wordings) {
        this.wordings = wordings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.WEB, Channel.CHAT);
    }

    @Override
    public List<AccountField> fields() {
        return FIELDS;
    }

    @Override
    public Map<String, String> given() {
        return Map.of("account.web.form-line", line("form"), "account.web.chat-line", line("chat"));
    }

    private static String line(String script) {
        return "<script src=\"%s/pub/web/%s/%s.js\" async></script>".formatted(OURS, ACCOUNT, script);
    }

    @Override
    public void check(AccountSettings settings) {
        try {
            Site.origins(settings.text(ORIGINS));
        } catch (Refused refused) {
            throw refused.at(ORIGINS);
        }
        if (settings.find(ACCENT).filter(colour -> !Site.isColour(colour)).isPresent())
            throw Refused.invalid("account.web.bad-colour").at(ACCENT);
        if (settings.find(PRIVACY)
                .filter(address -> Site.address(address).isEmpty())
                .isPresent()) throw Refused.invalid("account.web.bad-address").at(PRIVACY);
        settings.find(CONSENT)
                .filter(purpose -> !purpose.equals(Site.NOTHING))
                .map(purpose -> Word.parse(Purpose.class, purpose))
                .filter(purpose -> wordings.all().stream().noneMatch(wording -> wording.purpose() == purpose))
                .ifPresent(purpose -> {
                    throw Refused.invalid("account.web.no-wording").at(CONSENT);
                });
    }

    /** Nobody is on the other side but whoever looks at the page. */
    @Override
    public void test(AccountSettings settings) {}
}
