package dev.rapport.contact.conversations;

import dev.rapport.contact.inbound.Heard.Sender;
import dev.rapport.customer.AddressHolders;
import dev.rapport.customer.AddressHolders.Holder;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Says who wrote. Known is who alone has the address, unless they are a person who calls themselves otherwise; whom a person
 * linked before; of several who share an address, the one of that name. All else is for people to decide: nobody is taken for
 * another because they share an address, or entered it beside one of their own.
 */
@Component
public class Senders {

    private final AddressHolders holders;
    private final List<LinkedSenders> linked;

    Senders(AddressHolders holders, List<LinkedSenders> linked) {
        this.holders = holders;
        this.linked = linked;
    }

    public WhoWrote of(Channel channel, Sender sender) {
        var before = linkedBefore(channel, sender);
        if (before.isPresent()) return WhoWrote.known(before.get());
        var found = holders.of(channel, sender.handle());
        var fitting = found.stream().filter(one -> fits(one, sender)).toList();
        if (fitting.size() == 1
                && (found.size() == 1 || sender.name() != null)
                && hasAll(fitting.getFirst(), channel, sender))
            return WhoWrote.known(fitting.getFirst().id());
        return WhoWrote.among(candidates(channel, sender.handle(), sender.addresses()).stream()
                .map(Holder::id)
                .toList());
    }

    /** Whom somebody linked, in a conversation or at a post; nobody where they said different ones. */
    public Optional<CustomerId> linkedBefore(Channel channel, Sender sender) {
        var said = linked.stream()
                .flatMap(one -> one.linkedBefore(channel, sender.handle(), sender.name()).stream())
                .distinct()
                .toList();
        return said.size() == 1 ? Optional.of(said.getFirst()) : Optional.empty();
    }

    /**
     * Who may be the one who wrote, the likeliest first: whose the address is, and whose are those that were left beside it.
     */
    List<Holder> candidates(Channel channel, String handle, List<String> beside) {
        var all = new LinkedHashMap<CustomerId, Holder>();
        candidates(channel, handle).forEach(one -> all.putIfAbsent(one.id(), one));
        beside.stream()
                .flatMap(address -> candidates(channel, address).stream())
                .forEach(one -> all.putIfAbsent(one.id(), one));
        return List.copyOf(all.values());
    }

    /** Whose an address is, as far as anybody knows. */
    public List<Holder> candidates(Channel channel, String handle) {
        return holders.of(channel, handle);
    }

    private boolean hasAll(Holder one, Channel channel, Sender sender) {
        return sender.addresses().stream()
                .allMatch(address ->
                        holders.of(channel, address).stream().map(Holder::id).anyMatch(one.id()::equals));
    }

    private static boolean fits(Holder holder, Sender sender) {
        var name = sender.name();
        return holder.isCertain() && (name == null || !holder.isPerson() || holder.isCalled(name));
    }
}
