package dev.rapport.contact;

import dev.rapport.contact.Way.Closed;
import dev.rapport.customer.Consents;
import dev.rapport.customer.ContactStanding;
import dev.rapport.customer.Purpose;
import dev.rapport.platform.Channel;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Whether the customer of a case may be written to on a channel about it. Asked when somebody wants to write and again when it
 * goes out: what was withdrawn meanwhile is not sent. An answer where they wrote about the case needs no consent, if a carrier
 * received that: what we only say that they wrote does not lift their no.
 */
@Component
class Permission {

    private static final Set<ContactStanding> NO = Set.of(ContactStanding.SAID_NO, ContactStanding.DO_NOT_CONTACT);

    private final Consents consents;
    private final Messages messages;

    Permission(Consents consents, Messages messages) {
        this.consents = consents;
        this.messages = messages;
    }

    /** Key of the sentence that says why not. */
    Optional<String> refusal(Correspondent with, Channel channel) {
        var customer = with.customer();
        return customer != null
                        && NO.contains(consents.standing(customer, Purpose.SERVICE, channel.word()))
                        && !asked(with, channel)
                ? Optional.of(Closed.SAID_NO)
                : Optional.empty();
    }

    /** The same of one address: somebody else may have said no there, perhaps the same person kept twice. */
    Optional<String> refusal(Correspondent with, Channel channel, String address) {
        var refusal = refusal(with, channel);
        if (refusal.isPresent()) return refusal;
        var customer = with.customer();
        return customer != null
                        && consents.isForbiddenByAnother(customer, Purpose.SERVICE, channel.word(), address)
                        && !asked(with, channel)
                ? Optional.of(Closed.SAID_NO_THERE)
                : Optional.empty();
    }

    /** Who gets a copy: whoever said no gets none, unless they wrote about the case themselves. */
    Copies copies(Correspondent with, Channel channel, Copies copies) {
        if (copies.isEmpty()) return copies;
        var no = consents.forbidden(copies.addresses(Set.of()), Purpose.SERVICE, channel.word());
        if (no.isEmpty()) return copies;
        var wrote = messages.whoWrote(with.subject(), channel);
        return new Copies(
                copies.to().stream()
                        .filter(copy -> !no.contains(copy.address()) || wrote.contains(copy.address()))
                        .toList(),
                copies.reachesLast());
    }

    private boolean asked(Correspondent with, Channel channel) {
        return messages.heardFrom(with.subject(), channel).isPresent();
    }
}
