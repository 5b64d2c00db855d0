package dev.rapport.contact;

import dev.rapport.contact.Carrier.Reach;
import dev.rapport.contact.Copies.Copy;
import dev.rapport.contact.Way.Closed;
import dev.rapport.customer.AddressBook;
import dev.rapport.customer.AddressBook.Address;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.PhoneNumber;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Where the customer of a case is reached: where they wrote from about it, or else at an address or identity that is known. In a
 * thread of mails it is who wrote last, with the others of the thread.
 */
@Component
class Whereabouts {

    private final AddressBook addresses;
    private final Messages messages;
    private final MailThreads threads;

    Whereabouts(AddressBook addresses, Messages messages, MailThreads threads) {
        this.addresses = addresses;
        this.messages = messages;
        this.threads = threads;
    }

    Reach of(Correspondent with, Channel channel) {
        var customer = with.customer();
        var thread = channel == Channel.EMAIL ? threads.of(with.subject()) : Optional.<MailThread>empty();
        var from = thread.map(MailThread::to).or(() -> messages.heardFrom(with.subject(), channel));
        if (from.flatMap(EmailAddress::parse)
                .filter(one -> !one.isDeliverable())
                .isPresent()) return new Reach.Nowhere(Closed.NO_SENDER);
        if (from.isPresent())
            return customer != null && addresses.isClosed(customer, channel, from.get())
                    ? new Reach.Nowhere(Closed.NOT_TO_BE_USED)
                    : new Reach.At(from.get(), masked(from.get()), null, copies(with, thread));
        return customer == null ? new Reach.Nowhere(Closed.NOT_KNOWN_THERE) : known(customer, channel);
    }

    private Copies copies(Correspondent with, Optional<MailThread> thread) {
        var customer = with.customer();
        var copies = thread.stream()
                .flatMap(one -> one.others().stream())
                .filter(address -> customer == null || !addresses.isClosed(customer, Channel.EMAIL, address))
                .map(address -> Copy.of(address, Whereabouts::masked))
                .toList();
        return new Copies(copies, thread.filter(one -> !one.leavesOutLast()).isPresent());
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
