package dev.rapport.contact;

import dev.rapport.contact.Carrier.Reach;
import dev.rapport.contact.Way.Closed;
import dev.rapport.customer.AddressBook;
import dev.rapport.customer.AddressBook.Address;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.PhoneNumber;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where the customer of a case is reached: where they wrote from about it, or else at an address or identity that is known. */
@Component
class Whereabouts {

    private final AddressBook addresses;
    private final Messages messages;

    Whereabouts(AddressBook addresses, Messages messages) {
        this.addresses = addresses;
        this.messages = messages;
    }

    Reach of(Correspondent with, Channel channel) {
        var customer = with.customer();
        var from = messages.heardFrom(with.subject(), channel);
        if (from.isPresent())
            return customer != null && addresses.isClosed(customer, channel, from.get())
                    ? new Reach.Nowhere(Closed.NOT_TO_BE_USED)
                    : new Reach.At(from.get(), masked(from.get()));
        return customer == null ? new Reach.Nowhere(Closed.NOT_KNOWN_THERE) : known(customer, channel);
    }

    private Reach known(CustomerId customer, Channel channel) {
        return switch (channel) {
            case EMAIL -> at(addresses.email(customer), without(customer, channel, Closed.NO_EMAIL));
            case SMS -> at(addresses.textMessages(customer), without(customer, channel, Closed.NO_PHONE));
            default -> at(addresses.identity(customer, channel), Closed.NOT_KNOWN_THERE);
        };
    }

    private String without(CustomerId customer, Channel channel, String unknown) {
        return addresses.isClosed(customer, channel, null) ? Closed.NOT_TO_BE_USED : unknown;
    }

    private static String masked(String from) {
        return EmailAddress.parse(from)
                .map(EmailAddress::masked)
                .or(() -> PhoneNumber.parse(from, "CN").map(PhoneNumber::masked))
                .orElse("");
    }

    private static Reach at(Optional<Address> address, String otherwise) {
        return address.<Reach>map(known -> new Reach.At(known.inFull(), known.masked()))
                .orElseGet(() -> new Reach.Nowhere(otherwise));
    }
}
