package dev.rapport.contact;

import dev.rapport.contact.Way.Closed;
import dev.rapport.platform.Channel;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes what has no way out, so that its author hears of it as of everything else that fails. The address says why. */
@Component
@Order
class DeadEnd implements Carrier {

    static final String NAME = "none";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String account() {
        return "";
    }

    @Override
    public Set<Channel> channels() {
        return Set.of();
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public Reach reach(Correspondent with, Channel channel) {
        return new Reach.Nowhere(Closed.NO_ACCOUNT);
    }

    @Override
    public Outcome send(Letter letter) {
        return new Outcome.Refused(Trouble.of(letter.address()));
    }
}
