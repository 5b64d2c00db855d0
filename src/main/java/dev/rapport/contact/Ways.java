package dev.rapport.contact;

import dev.rapport.contact.Carrier.Reach;
import dev.rapport.contact.Way.Closed;
import dev.rapport.contact.Way.Open;
import dev.rapport.contact.Way.Shut;
import dev.rapport.customer.Consents;
import dev.rapport.customer.ContactStanding;
import dev.rapport.platform.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds how words get to the customer of a case: where the customer wrote from, else by e-mail or whatever else reaches them
 * and what they did not forbid. An answer where they wrote about the case needs no consent, if a carrier received that: what we
 * only say that they wrote does not lift their no.
 */
@Component
public class Ways {

    private static final Set<ContactStanding> NO = Set.of(ContactStanding.SAID_NO, ContactStanding.DO_NOT_CONTACT);

    private final List<Carrier> carriers;
    private final Consents consents;
    private final Messages messages;

    Ways(List<Carrier> carriers, Consents consents, Messages messages) {
        this.carriers = carriers;
        this.consents = consents;
        this.messages = messages;
    }

    /** @param wished the only channel that will do, if there is one */
    public Way of(Conversation with, @Nullable Channel wished) {
        if (wished == null) return first(with);
        return switch (by(wished, with)) {
            case Open open -> open;
            case Shut(var closed, var none) ->
                new Shut(closed, open(with).stream().map(Open::channel).toList());
        };
    }

    private Way first(Conversation with) {
        var closed = new ArrayList<Closed>();
        for (var channel : channels(with.asked())) {
            switch (by(channel, with)) {
                case Open open -> {
                    return open;
                }
                case Shut(var why, var none) -> closed.addAll(why);
            }
        }
        return closed.isEmpty() ? Shut.NOTHING_SET_UP : new Shut(worthTelling(closed, with), List.of());
    }

    /** That somebody is not known on a channel matters where they asked; of the others it goes without saying. */
    private static List<Closed> worthTelling(List<Closed> closed, Conversation with) {
        var told = closed.stream()
                .filter(one -> one.channel() == with.asked() || !one.reason().equals(Closed.NOT_KNOWN_THERE))
                .toList();
        return told.isEmpty() ? List.copyOf(closed) : told;
    }

    /** All that are open, the likeliest first. */
    public List<Open> open(Conversation with) {
        return channels(with.asked()).stream()
                .map(channel -> by(channel, with))
                .flatMap(way -> way instanceof Open open ? Stream.of(open) : Stream.empty())
                .toList();
    }

    /** Refuses what nothing can carry. */
    public void require(Conversation with, @Nullable Channel wished) {
        if (of(with, wished) instanceof Shut shut) throw shut.refused();
    }

    /** Those for which something is set up. */
    private List<Channel> channels(Channel asked) {
        return Stream.concat(Stream.of(asked, Channel.EMAIL), Channel.ofPeople().stream())
                .distinct()
                .filter(channel -> carriers.stream().anyMatch(carrier -> carries(carrier, channel)))
                .toList();
    }

    private static boolean carries(Carrier carrier, Channel channel) {
        return carrier.isReady() && carrier.channels().contains(channel);
    }

    private Way by(Channel channel, Conversation with) {
        if (channel.isSpoken()) return shut(channel, Closed.ONLY_SPOKEN);
        var why = Closed.NO_ACCOUNT;
        for (var carrier : carriers) {
            if (!carries(carrier, channel)) continue;
            if (isForbidden(channel, with)) return shut(channel, Closed.SAID_NO);
            switch (carrier.reach(with, channel)) {
                case Reach.At(var address, var shown) -> {
                    if (isForbiddenThere(channel, with, address)) return shut(channel, Closed.SAID_NO_THERE);
                    return new Open(channel, carrier.name(), carrier.account(), address, shown);
                }
                case Reach.Nowhere(var reason) -> why = reason;
            }
        }
        return shut(channel, why);
    }

    private boolean isForbidden(Channel channel, Conversation with) {
        return NO.contains(consents.standing(with.customer(), channel.word()))
                && messages.heardFrom(with.subject(), channel).isEmpty();
    }

    /** By somebody else whom the same address belongs to, perhaps the same person kept twice. */
    private boolean isForbiddenThere(Channel channel, Conversation with, String address) {
        return consents.isForbiddenByAnother(with.customer(), channel.word(), address)
                && messages.heardFrom(with.subject(), channel).isEmpty();
    }

    private static Shut shut(Channel channel, String reason) {
        return new Shut(List.of(new Closed(channel, reason)), List.of());
    }
}
