package dev.rapport.contact;

import dev.rapport.contact.Carrier.Reach;
import dev.rapport.contact.Way.Closed;
import dev.rapport.contact.Way.Open;
import dev.rapport.contact.Way.Shut;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds how words get to the customer of a case: where the customer wrote from, else by e-mail or whatever else reaches them
 * and what they did not forbid ({@link Permission}).
 */
@Component
public class Ways {

    private final List<Carrier> carriers;
    private final AnsweringAccounts answering;
    private final Permission permission;

    Ways(List<Carrier> carriers, AnsweringAccounts answering, Permission permission) {
        this.carriers = carriers;
        this.answering = answering;
        this.permission = permission;
    }

    /** @param wished the only channel that will do, if there is one */
    public Way of(Correspondent with, @Nullable Channel wished) {
        if (wished == null) return first(with);
        return switch (by(wished, with, off(with))) {
            case Open open -> open;
            case Shut(var closed, var none) ->
                new Shut(closed, open(with).stream().map(Open::channel).toList());
        };
    }

    private Way first(Correspondent with) {
        var closed = new ArrayList<Closed>();
        var off = off(with);
        for (var channel : channels(with.asked(), off)) {
            switch (by(channel, with, off)) {
                case Open open -> {
                    return open;
                }
                case Shut(var why, var none) -> closed.addAll(why);
            }
        }
        return closed.isEmpty() ? Shut.NOTHING_SET_UP : new Shut(worthTelling(closed, with), List.of());
    }

    /** That somebody is not known on a channel matters where they asked; of the others it goes without saying. */
    private static List<Closed> worthTelling(List<Closed> closed, Correspondent with) {
        var told = closed.stream()
                .filter(one -> one.channel() == with.asked() || !one.reason().equals(Closed.NOT_KNOWN_THERE))
                .toList();
        return told.isEmpty() ? List.copyOf(closed) : told;
    }

    /** All that are open, the likeliest first. */
    public List<Open> open(Correspondent with) {
        var off = off(with);
        return channels(with.asked(), off).stream()
                .map(channel -> by(channel, with, off))
                .flatMap(way -> way instanceof Open open ? Stream.of(open) : Stream.empty())
                .toList();
    }

    /** Refuses what nothing can carry. */
    public void require(Correspondent with, @Nullable Channel wished) {
        if (of(with, wished) instanceof Shut shut) throw shut.refused();
    }

    /** Refuses to leave out somebody who would get no copy: whoever asks means another. */
    public void requireCopies(Correspondent with, @Nullable Channel wished, Set<UUID> leftOut) {
        if (leftOut.isEmpty()) return;
        var known = of(with, wished) instanceof Open open
                ? open.copies().to().stream().map(Copies.Copy::id).toList()
                : List.<UUID>of();
        leftOut.stream().filter(one -> !known.contains(one)).findFirst().ifPresent(one -> {
            throw Refused.invalid("conversation.no-such-copy", one).at("leaveOut");
        });
    }

    /** The same of words that the other side would never take. */
    public void require(Correspondent with, @Nullable Channel wished, String words) {
        switch (of(with, wished)) {
            case Shut shut -> throw shut.refused();
            case Open open ->
                carriers.stream()
                        .filter(carrier -> carrier.name().equals(open.carrier()))
                        .flatMap(carrier -> carrier.unfit(words).stream())
                        .findFirst()
                        .ifPresent(why -> {
                            throw Refused.invalid(why).at("text");
                        });
        }
    }

    /** Those for which something is set up, and where they asked as long as something was. */
    private List<Channel> channels(Channel asked, @Nullable Channel off) {
        return Stream.concat(Stream.of(asked, Channel.EMAIL), Channel.ofPeople().stream())
                .distinct()
                .filter(channel -> carriers.stream().anyMatch(carrier -> carries(carrier, channel))
                        || (channel == asked && channel == off))
                .toList();
    }

    private static boolean carries(Carrier carrier, Channel channel) {
        return carrier.isReady() && carrier.channels().contains(channel);
    }

    private @Nullable Channel off(Correspondent with) {
        return answering.off(with).orElse(null);
    }

    private Way by(Channel channel, Correspondent with, @Nullable Channel off) {
        if (channel.isSpoken()) return shut(channel, Closed.ONLY_SPOKEN);
        var isOff = channel == off;
        var why = isOff ? Closed.ACCOUNT_OFF : Closed.NO_ACCOUNT;
        for (var carrier : carriers) {
            if (!carries(carrier, channel) || (isOff && goesRound(carrier, with))) continue;
            var no = permission.refusal(with, channel);
            if (no.isPresent()) return shut(channel, no.get());
            switch (carrier.reach(with, channel)) {
                case Reach.At(var address, var shown, var limit, var copies) -> {
                    var noThere = permission.refusal(with, channel, address);
                    if (noThere.isPresent()) return shut(channel, noThere.get());
                    var by = carrier.answering(with);
                    return new Open(
                            channel,
                            carrier.name(),
                            by.map(ChannelAccount::name).orElseGet(carrier::account),
                            by.map(ChannelAccount::id).orElse(null),
                            address,
                            shown,
                            limit,
                            permission.copies(with, channel, copies));
                }
                case Reach.Nowhere(var reason) -> {
                    // an account that heard them and may not answer now is not gone round
                    if (carrier.answering(with).isPresent()) return shut(channel, reason);
                    if (!isOff) why = reason;
                }
            }
        }
        return shut(channel, why);
    }

    /** Whether it would answer by nobody's account; one mailbox stands in for another. */
    private static boolean goesRound(Carrier carrier, Correspondent with) {
        return !carrier.name().equals(MailCarrier.NAME)
                && carrier.answering(with).isEmpty();
    }

    private static Shut shut(Channel channel, String reason) {
        return new Shut(List.of(new Closed(channel, reason)), List.of());
    }
}
