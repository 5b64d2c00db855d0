package dev.rapport.contact.pbx;

import dev.rapport.contact.accounts.AccountField;
import dev.rapport.contact.accounts.AccountField.Kind;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.accounts.ChannelPlatform;
import dev.rapport.contact.webhook.Signature;
import dev.rapport.platform.Channel;
import dev.rapport.platform.HomeRegion;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What must be known of a telephone system that tells of calls. */
@Component
class PbxPlatform implements ChannelPlatform {

    static final String NAME = "pbx";

    /** How it shows that it is the one. */
    static final String PROOF = "proof";

    static final String SIGNATURE = "signature";
    static final String HEADER = "header";
    static final String SECRET = "secret";
    static final String OLD_SECRET = "old-secret";

    private static final int SHORTEST_SECRET = 24;

    private final ChannelAccounts accounts;
    private final HomeRegion home;

    PbxPlatform(ChannelAccounts accounts, HomeRegion home) {
        this.accounts = accounts;
        this.home = home;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.PHONE);
    }

    @Override
    public Map<String, String> given() {
        return ChannelPlatform.calling(NAME);
    }

    @Override
    public List<AccountField> fields() {
        return List.of(
                AccountField.choice(PROOF, List.of(HEADER, SIGNATURE)),
                AccountField.needed(SECRET, Kind.SECRET),
                AccountField.optional(OLD_SECRET, Kind.SECRET),
                AccountField.needed(PbxNumbers.COUNTRY, Kind.TEXT).usually(home.code()),
                AccountField.optional(PbxNumbers.TEAM, Kind.TEAM),
                AccountField.optional(PbxNumbers.IGNORED, Kind.TEXT));
    }

    @Override
    public void check(AccountSettings settings) {
        for (var field : List.of(SECRET, OLD_SECRET))
            if (settings.find(field)
                    .filter(secret -> !isSecret(settings, secret))
                    .isPresent())
                throw Refused.invalid("account.pbx.bad-secret", SHORTEST_SECRET).at(field);
        PbxNumbers.check(settings);
    }

    private static boolean isSecret(AccountSettings settings, String secret) {
        return settings.text(PROOF).equals(SIGNATURE)
                ? Signature.secret(secret).isPresent()
                : secret.strip().length() >= SHORTEST_SECRET
                        && secret.chars().allMatch(one -> one >= ' ' && one < 0x7f);
    }

    /** Nobody can be asked: it has worked when it told of a call. */
    @Override
    public void test(AccountSettings settings) {
        var account = accounts.byId(settings.account());
        if (account.map(one -> one.lastContact() == null).orElse(true))
            throw Refused.conflict("account.pbx.nothing-came", "");
    }
}
