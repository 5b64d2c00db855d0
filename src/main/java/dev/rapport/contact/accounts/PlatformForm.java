package dev.rapport.contact.accounts;

import dev.rapport.platform.Channel;
import java.util.List;
import java.util.Set;

/** What is asked of whoever connects an account of a platform. */
public record PlatformForm(String name, Set<Channel> channels, List<AccountField> fields) {

    static PlatformForm of(ChannelPlatform platform) {
        return new PlatformForm(platform.name(), platform.channels(), platform.fields());
    }
}
