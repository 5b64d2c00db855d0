package dev.rapport.contact;

import dev.rapport.contact.Carrier.Reach;
import dev.rapport.customer.Consents;
import dev.rapport.customer.ContactStanding;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds how words get to a customer: where the customer wrote from, else by e-mail or whatever else reaches them and what
 * they did not forbid. An answer where they asked needs no consent.
 */
@Component
public class Ways {

    private static final Set<ContactStanding> NO = Set.of(ContactStanding.SAID_NO, ContactStanding.DO_NOT_CONTACT);

    private final List<Carrier> carriers;
    private final Consents consents;

    Ways(List<Carrier> carriers, Consents consents) {
        this.carriers = carriers;
        this.consents = consents;
    }

    /**
     * @param asked where the customer asked
     * @param wished the only channel that will do, if there is one
     */
    public Way of(CustomerId customer, Channel asked, @Nullable Channel wished) {
        if (wished != null && wished.isSpoken()) return new Way.Shut("contact.only-spoken");
        var why = "contact.no-account";
        for (var channel : wished == null ? channels(asked) : List.of(wished)) {
            switch (by(channel, customer, asked)) {
                case Way.Open open -> {
                    return open;
                }
                case Way.Shut(var reason) -> {
                    if (why.equals("contact.no-account")) why = reason;
                }
            }
        }
        return new Way.Shut(why);
    }

    /** Refuses what nothing can carry. */
    public void require(CustomerId customer, Channel asked, @Nullable Channel wished) {
        if (of(customer, asked, wished) instanceof Way.Shut(var reason)) throw Refused.conflict(reason);
    }

    private static List<Channel> channels(Channel asked) {
        return Stream.concat(Stream.of(asked, Channel.EMAIL), Channel.ofPeople().stream())
                .distinct()
                .toList();
    }

    private Way by(Channel channel, CustomerId customer, Channel asked) {
        var why = "contact.no-account";
        for (var carrier : carriers) {
            if (!carrier.isReady() || !carrier.channels().contains(channel)) continue;
            if (channel != asked && NO.contains(consents.standing(customer, channel.word())))
                return new Way.Shut("contact.said-no");
            switch (carrier.reach(customer, channel)) {
                case Reach.At(var address, var shown) -> {
                    return new Way.Open(channel, carrier.name(), carrier.account(), address, shown);
                }
                case Reach.Nowhere(var reason) -> why = reason;
            }
        }
        return new Way.Shut(why);
    }
}
