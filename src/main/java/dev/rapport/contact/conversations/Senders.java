package dev.rapport.contact.conversations;

import dev.rapport.contact.inbound.Heard.Sender;
import dev.rapport.customer.AddressHolders;
import dev.rapport.customer.AddressHolders.Holder;
import dev.rapport.platform.Channel;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Says who wrote. Known is who alone has the address, unless they are a person who calls themselves otherwise; whom a person
 * linked before; of several who share an address, the one of that name. All else is for people to decide: nobody is taken for
 * another because they share an address.
 */
@Component
class Senders {

    private final AddressHolders holders;
    private final ConversationRows rows;

    Senders(AddressHolders holders, ConversationRows rows) {
        this.holders = holders;
        this.rows = rows;
    }

    WhoWrote of(Channel channel, Sender sender) {
        var linked = rows.linkedBefore(channel, sender.handle(), sender.name());
        if (linked.isPresent()) return WhoWrote.known(linked.get());
        var found = holders.of(channel, sender.handle());
        var fitting = found.stream().filter(one -> fits(one, sender)).toList();
        if (fitting.size() == 1 && (found.size() == 1 || sender.name() != null))
            return WhoWrote.known(fitting.getFirst().id());
        return WhoWrote.among(found.stream().map(Holder::id).toList());
    }

    /** Who may be the one who wrote, the likeliest first. */
    List<Holder> candidates(Conversation conversation) {
        return holders.of(conversation.channel(), conversation.handle());
    }

    private static boolean fits(Holder holder, Sender sender) {
        var name = sender.name();
        return holder.isCertain() && (name == null || !holder.isPerson() || holder.isCalled(name));
    }
}
