package dev.rapport.customer;

import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer's yes or no to one purpose.
 *
 * @param channel by which they are contacted; absent for a purpose without
 * @param wording version of the wording that was shown or read to them; absent if none was
 * @param at when they said it; absent for now
 * @param until a yes ends then; absent if it stands until it is taken back
 */
public record ConsentStatement(
        Purpose purpose,
        @Nullable String channel,
        boolean granted,
        ConsentSource source,
        @Nullable Integer wording,
        @Nullable Instant at,
        @Nullable Instant until) {

    /** As which a purpose without a channel is kept. */
    static final String ALL = "all";

    public ConsentStatement {
        if (purpose.hasChannel() == (channel == null))
            throw Refused.invalid(channel == null ? "consent.channel-missing" : "consent.no-channel", purpose.word());
        if (source != ConsentSource.CONFIRMATION && !ConsentSource.ofPeople().contains(source))
            throw Refused.invalid("consent.bad-source", source.word());
        if (until != null && !granted) throw Refused.invalid("consent.no-does-not-end");
    }

    /** Refuses what cannot be at that time. */
    ConsentStatement heardAt(Instant now) {
        var said = at == null ? now : at;
        if (said.isAfter(now)) throw Refused.invalid("consent.said-in-future");
        if (until != null && !until.isAfter(now)) throw Refused.invalid("consent.ended-already");
        return new ConsentStatement(purpose, channel, granted, source, wording, said, until);
    }

    /** Whether anybody could say it in the customer's name: then the customer confirms it by mail before it counts. */
    boolean isToBeConfirmed() {
        return granted && purpose.isConfirmed() && keptChannel().equals(Channel.EMAIL.word());
    }

    /** A no is kept whatever the channel was once called. */
    String keptChannel() {
        if (channel == null) return ALL;
        return granted ? ContactChannels.require(channel) : channel;
    }
}
