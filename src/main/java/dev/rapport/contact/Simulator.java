package dev.rapport.contact;

import dev.rapport.platform.Channel;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the sample organisation be tried: takes everything on every channel on which the customer is known, and
 * nothing leaves the house. */
@Component
@Order(100)
@ConditionalOnProperty(name = "rapport.empty", havingValue = "false", matchIfMissing = true)
class Simulator implements Carrier {

    static final String NAME = "simulator";

    private final Whereabouts whereabouts;

    Simulator(Whereabouts whereabouts) {
        this.whereabouts = whereabouts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String account() {
        return NAME;
    }

    @Override
    public Set<Channel> channels() {
        return EnumSet.complementOf(EnumSet.of(Channel.PHONE, Channel.IN_PERSON, Channel.API, Channel.IMPORT));
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public Reach reach(Correspondent with, Channel channel) {
        return whereabouts.of(with, channel);
    }

    @Override
    public Outcome send(Letter letter) {
        return new Outcome.Accepted(letter.id().toString());
    }
}
