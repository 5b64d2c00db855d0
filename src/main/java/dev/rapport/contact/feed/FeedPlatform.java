package dev.rapport.contact.feed;

import dev.rapport.contact.accounts.AccountField;
import dev.rapport.contact.accounts.AccountField.Kind;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.ChannelPlatform;
import dev.rapport.contact.posts.PostSettings;
import dev.rapport.platform.Channel;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A feed that is followed, and what is looked for in it. */
@Component
class FeedPlatform implements ChannelPlatform {

    static final String NAME = "feed";
    static final String ADDRESS = "address";

    private static final List<AccountField> FIELDS = Stream.concat(
                    Stream.of(AccountField.needed(ADDRESS, Kind.TEXT)), PostSettings.fields().stream())
            .toList();

    private final FeedServer server;

    FeedPlatform(FeedServer server) {
        this.server = server;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.WEB);
    }

    @Override
    public List<AccountField> fields() {
        return FIELDS;
    }

    @Override
    public void check(AccountSettings settings) {
        FeedServer.address(settings.text(ADDRESS));
        PostSettings.check(settings);
    }

    /** Fetches it, and keeps nothing of it. */
    @Override
    public void test(AccountSettings settings) {
        server.fetch(settings.text(ADDRESS), null, null);
    }
}
