package dev.rapport.contact.accounts;

import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The platforms that adapters bring along. */
@Component
class ChannelPlatforms {

    private final List<ChannelPlatform> all;

    ChannelPlatforms(List<ChannelPlatform> all) {
        this.all = List.copyOf(all);
    }

    List<ChannelPlatform> all() {
        return all;
    }

    Optional<ChannelPlatform> find(String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    ChannelPlatform get(String name) {
        return find(name)
                .orElseThrow(() -> Refused.invalid("accounts.no-such-platform").at("platform"));
    }
}
