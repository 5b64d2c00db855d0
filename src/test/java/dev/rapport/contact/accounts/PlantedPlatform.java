package dev.rapport.contact.accounts;

import static dev.rapport.contact.accounts.AccountField.needed;
import static dev.rapport.contact.accounts.AccountField.optional;

import dev.rapport.contact.accounts.AccountField.Kind;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A platform that nothing else knows of: it and its texts are all that a new one needs. */
@Component
class PlantedPlatform implements ChannelPlatform {

    static final String NAME = "planted";
    static final String WRONG = "wrong token";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.CHAT);
    }

    @Override
    public List<AccountField> fields() {
        return List.of(
                needed("place", Kind.ADDRESS),
                needed("token", Kind.SECRET),
                optional("pin", Kind.SECRET),
                AccountField.choice("way", List.of("quiet", "loud")),
                optional("often", Kind.NUMBER).usually("3"),
                optional("proudly", Kind.FLAG));
    }

    @Override
    public void check(AccountSettings settings) {
        if (settings.text("place").equals("nowhere.example"))
            throw Refused.invalid("planted.refused", "nowhere").at("place");
    }

    @Override
    public void test(AccountSettings settings) {
        if (settings.text("token").equals(WRONG)) throw Refused.unavailable("planted.refused", "place: no");
        if (settings.text("token").equals("crash")) throw new IllegalStateException("oops");
    }
}
